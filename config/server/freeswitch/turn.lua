-- Makes TURN credentials that expire, as coturn checks them with use-auth-secret. relay.lua loads
-- this file, and answers with them who asks for ICE servers (docs/ice-servers.md). What it makes
-- them of is in turn.txt, in FreeSWITCH's configuration folder: the word `secret` and the secret,
-- and the URL of a TURN server on each further line.

local LIFETIME = 7200
local LONGEST_SECRET, LONGEST_URL, MOST = 512, 255, 4

-- Nothing that would have to be escaped in JSON.
local URL = "^turns?:[A-Za-z0-9.:%[%]-]+%??[a-z=]*$"

-- SHA-1 (FIPS 180-4) by arithmetic alone, as SHA-256 in directory.lua: every value is below 2^53.
local WORD, floor = 2 ^ 32, math.floor

-- AND of two bytes' halves, at 16 * one + other.
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

local function turned(x, by)
  local high = floor(x / 2 ^ (32 - by))
  return (x % 2 ^ (32 - by)) * 2 ^ by + high
end

-- Of the four rounds of twenty steps: how b, c and d are mixed, and the constant.
local ROUNDS = {
  { 0x5a827999, function(b, c, d) return band(b, c) + band(WORD - 1 - b, d) end },
  { 0x6ed9eba1, function(b, c, d) return bxor(bxor(b, c), d) end },
  { 0x8f1bbcdc, function(b, c, d) return bxor(bxor(band(b, c), band(b, d)), band(c, d)) end },
  { 0xca62c1d6, function(b, c, d) return bxor(bxor(b, c), d) end },
}

local function bytes(words)
  local text = ""
  for _, word in ipairs(words) do
    for place = 24, 0, -8 do
      text = text .. string.char(floor(word / 2 ^ place) % 256)
    end
  end
  return text
end

local function sha1(text)
  local bits = #text * 8
  text = text .. "\128" .. ("\0"):rep((55 - #text) % 64) .. bytes({ 0, bits })
  local hash = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0 }
  for block = 1, #text, 64 do
    local w = {}
    for i = 1, 16 do
      local p, q, r, s = text:byte(block + 4 * i - 4, block + 4 * i - 1)
      w[i] = ((p * 256 + q) * 256 + r) * 256 + s
    end
    for i = 17, 80 do
      w[i] = turned(bxor(bxor(w[i - 3], w[i - 8]), bxor(w[i - 14], w[i - 16])), 1)
    end
    local a, b, c, d, e = (unpack or table.unpack)(hash)
    for i = 1, 80 do
      local round = ROUNDS[floor((i - 1) / 20) + 1]
      local next = (turned(a, 5) + round[2](b, c, d) + e + round[1] + w[i]) % WORD
      a, b, c, d, e = next, a, turned(b, 30), c, d
    end
    for i, word in ipairs({ a, b, c, d, e }) do
      hash[i] = (hash[i] + word) % WORD
    end
  end
  return bytes(hash)
end

local function padded(key, with)
  local text = ""
  for i = 1, 64 do
    text = text .. string.char(bxor(key:byte(i) or 0, with))
  end
  return text
end

-- RFC 2104.
local function hmac(key, text)
  key = #key > 64 and sha1(key) or key
  return sha1(padded(key, 0x5c) .. sha1(padded(key, 0x36) .. text))
end

local DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

local function base64(text)
  local out = {}
  for i = 1, #text, 3 do
    local p, q, r = text:byte(i, i + 2)
    local all = (p * 256 + (q or 0)) * 256 + (r or 0)
    for place = 1, 4 do
      local digit = floor(all / 64 ^ (4 - place)) % 64 + 1
      local blank = place > 2 and not q or place > 3 and not r
      out[#out + 1] = blank and "=" or DIGITS:sub(digit, digit)
    end
  end
  return table.concat(out)
end

-- Gives the secret and the URLs of turn.txt; nothing where it is absent, since TURN is optional.
local function configured(log)
  local file = io.open(freeswitch.getGlobalVariable("conf_dir") .. "/turn.txt", "r")
  if not file then
    return
  end
  local secret, urls, number = nil, {}, 0
  for line in file:lines() do
    number = number + 1
    local text = line:gsub("[ \t\r]+$", "")
    local given = text:match("^secret[ \t]+([^ \t]+)$")
    if given and #given <= LONGEST_SECRET then
      secret = secret or given
    elseif text:match(URL) and #text <= LONGEST_URL and #urls < MOST then
      urls[#urls + 1] = text
    elseif text ~= "" and text:sub(1, 1) ~= "#" then
      log("warning", "line " .. number .. " of turn.txt is no secret and no URL of a TURN server")
    end
  end
  file:close()
  return secret, urls
end

-- The answer to one user, as the body of a message; nil where there is nothing to hand out.
return function(user, now, log)
  local secret, urls = configured(log)
  if not secret or #urls == 0 then
    return nil
  end
  local name = user:gsub("[^A-Za-z0-9._-]", "-"):sub(1, 64)
  local username = ("%d:%s"):format(now + LIFETIME, name)
  local server = '{"urls":["' .. table.concat(urls, '","') .. '"],"username":"' .. username
  server = server .. '","credential":"' .. base64(hmac(secret, username)) .. '"}'
  return base64('{"iceServers":[' .. server .. '],"ttl":' .. LIFETIME .. "}")
end
