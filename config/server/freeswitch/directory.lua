-- Lets anybody into a channel who knows its password. mod_lua runs this file anew for each lookup
-- in the directory (lua.conf.xml), with the globals XML_REQUEST and params; whoever logs in says
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
  return password and document(domain, user, channel, password)
end

XML_STRING = look_up()
