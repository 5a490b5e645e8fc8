-- Lets anybody into a channel who knows its password. mod_lua runs this file anew for each lookup
-- in the directory (lua.conf.xml), with the globals XML_REQUEST and params; a client that logs in says
-- the channel in loginParams. For a channel in channels.txt, XML_STRING becomes a directory with
-- that one user; otherwise it stays unset, and FreeSWITCH looks among its own users.
--
-- The file is read at each lookup: every lookup has a Lua state of its own, in which nothing could
-- be kept, and a thousand lines take about 2 ms. So a change counts from the next log in on.

-- Lower case only, as FreeSWITCH takes "hall" and "Hall" for one channel; and no dot, as it lets
-- those who may hear "hall" hear "hall.anything" as well.
local CHANNEL = "^[a-z0-9_%-]+$"
local LONGEST_CHANNEL = 64

-- A guest's id is long and random. The shorter names are left to the users of the directory, so
-- that no guest can take theirs; docs/server.md says so too.
local GUEST = "^[A-Za-z0-9_%-]+$"
local SHORTEST_GUEST, LONGEST_GUEST = 16, 64

-- An id that only its owner can come under (docs/identities.md): the beginning of the SHA-256 of a
-- secret, which loginParams brings along. An id of this shape, in capitals too, is refused without
-- its secret: nothing has to be kept here.
local DIGITS = 40
local OWNED, MARK = "^" .. ("[0-9a-f]"):rep(DIGITS) .. "%-sha256$", "-sha256"
local SECRET = "^[A-Za-z0-9_%-]+$"
local SHORTEST_SECRET, LONGEST_SECRET = 32, 128

local DOMAIN = "^[A-Za-z0-9.:%-]+$"
local METHODS = "echo,verto.subscribe,verto.broadcast,verto.info"

local function header(name)
  return params and params:getHeader(name) or ""
end

local function log(level, text)
  freeswitch.consoleLog(level, "directory: " .. text .. "\n")
end

-- Gives the password of the first line for this channel; nil if there is none.
local function password_of(channel)
  local path = freeswitch.getGlobalVariable("conf_dir") .. "/channels.txt"
  local file, why = io.open(path, "r")
  if not file then
    return log("err", why)
  end
  local number, found = 0, nil
  for line in file:lines() do
    number = number + 1
    local text = line:gsub("[ \t\r]+$", "")
    local id, password = text:match("^([^ \t]+)[ \t]+(.+)$")
    if text ~= "" and text:sub(1, 1) ~= "#" then
      if not id or not id:match(CHANNEL) or password:find("%c") then
        log("warning", "line " .. number .. " of channels.txt is no channel id and password")
      elseif id == channel then
        found = found or password
      end
    end
  end
  file:close()
  return found
end

-- SHA-256 (FIPS 180-4) by arithmetic alone: a FreeSWITCH may embed any Lua from 5.1 on, which have
-- no bit operators in common, and 5.1 knows no integers but those that a double holds exactly. So
-- every value stays below 2^53.
local K = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
}
local WORD, floor = 2 ^ 32, math.floor

-- AND of two nibbles, at 16 * one + other.
local AND = {}
for one = 0, 15 do
  for other = 0, 15 do
    local both, bit = 0, 1
    while bit < 16 do
      if floor(one / bit) % 2 == 1 and floor(other / bit) % 2 == 1 then
        both = both + bit
      end
      bit = bit * 2
    end
    AND[16 * one + other] = both
  end
end

local function band(a, b)
  local result, place = 0, 1
  for _ = 1, 8 do
    local x, y = a % 16, b % 16
    result = result + AND[16 * x + y] * place
    a, b, place = (a - x) / 16, (b - y) / 16, place * 16
  end
  return result
end

local function bxor(a, b)
  return a + b - 2 * band(a, b)
end

local function shifted(x, by)
  return floor(x / 2 ^ by)
end

local function turned(x, by)
  local low = x % 2 ^ by
  return (x - low) / 2 ^ by + low * 2 ^ (32 - by)
end

local function sigma(x, one, two, three)
  return bxor(bxor(turned(x, one), turned(x, two)), three)
end

local function sha256(text)
  local bits = #text * 8
  text = text .. "\128" .. ("\0"):rep((55 - #text) % 64)
  text = text .. "\0\0\0\0" -- longer texts are no secrets
  for place = 24, 0, -8 do
    text = text .. string.char(floor(bits / 2 ^ place) % 256)
  end
  local hash = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
  }
  for block = 1, #text, 64 do
    local w = {}
    for i = 1, 16 do
      local p, q, r, s = text:byte(block + 4 * i - 4, block + 4 * i - 1)
      w[i] = ((p * 256 + q) * 256 + r) * 256 + s
    end
    for i = 17, 64 do
      local x, y = w[i - 15], w[i - 2]
      local s0, s1 = sigma(x, 7, 18, shifted(x, 3)), sigma(y, 17, 19, shifted(y, 10))
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) % WORD
    end
    local a, b, c, d, e, f, g, h = (unpack or table.unpack)(hash)
    for i = 1, 64 do
      local choice = band(e, f) + band(WORD - 1 - e, g)
      local most = bxor(band(a, bxor(b, c)), band(b, c))
      local t1 = h + sigma(e, 6, 11, turned(e, 25)) + choice + K[i] + w[i]
      local t2 = sigma(a, 2, 13, turned(a, 22)) + most
      a, b, c, d, e, f, g, h = (t1 + t2) % WORD, a, b, c, (d + t1) % WORD, e, f, g
    end
    for i, word in ipairs({ a, b, c, d, e, f, g, h }) do
      hash[i] = (hash[i] + word) % WORD
    end
  end
  local hex = ""
  for _, word in ipairs(hash) do
    hex = hex .. ("%04x%04x"):format(floor(word / 65536), floor(word % 65536))
  end
  return hex
end

local function is_owned(user)
  return user:lower():match(OWNED) ~= nil
end

-- The length is looked at before anything is calculated.
local function proves(user, secret)
  return #secret >= SHORTEST_SECRET
    and #secret <= LONGEST_SECRET
    and secret:match(SECRET) ~= nil
    and user == sha256(secret):sub(1, DIGITS) .. MARK
end

local ENTITIES = {
  ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&apos;",
}

local function escaped(text)
  return (text:gsub("[&<>\"']", ENTITIES))
end

local function param(name, value)
  return '<param name="' .. name .. '" value="' .. escaped(value) .. '"/>'
end

local function document(domain, user, channel, password)
  return '<document type="freeswitch/xml"><section name="directory">'
    .. '<domain name="' .. escaped(domain) .. '"><groups><group name="channels"><users>'
    .. '<user id="' .. escaped(user) .. '"><params>'
    .. param("password", password)
    .. param("jsonrpc-allowed-methods", METHODS)
    .. param("jsonrpc-allowed-event-channels", channel)
    .. "</params></user></users></group></groups></domain></section></document>"
end

-- Only a verto log in: a channel's password is not for telephones.
local function is_verto()
  local action = header("action")
  return XML_REQUEST.section == "directory" and (action == "" or action == "jsonrpc-authenticate")
end

local function look_up()
  local user, channel, domain = header("user"), header("channel"), XML_REQUEST.key_value or ""
  if not is_verto() or channel == "" then
    return nil
  elseif #channel > LONGEST_CHANNEL or not channel:match(CHANNEL) then
    return log("warning", "refused a malformed channel id")
  elseif #user < SHORTEST_GUEST or #user > LONGEST_GUEST or not user:match(GUEST) then
    return log("warning", "refused a guest whose id is malformed or too short")
  elseif not domain:match(DOMAIN) then
    return log("warning", "refused a malformed domain")
  end
  local password = password_of(channel)
  if password and is_owned(user) and not proves(user, header("idSecret")) then
    return log("warning", "refused a guest who did not show the secret of its id")
  end
  return password and document(domain, user, channel, password)
end

XML_STRING = look_up()
