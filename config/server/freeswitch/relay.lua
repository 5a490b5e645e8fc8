-- Carries a message from one verto user to another, which mod_verto itself does not. mod_lua runs
-- this file anew for each MESSAGE event (lua.conf.xml), with the global `event`.
--
-- What a client wrote ends up in the argument of the `chat` command, which is taken apart at "|",
-- at quotes and at backslashes. So nothing is escaped here: a name or a body with any character
-- beyond its alphabet is refused, and the log says why but never shows it.

local LONGEST_NAME = 128
local LONGEST_BODY = 1000000 -- a longer frame never gets past mod_verto

-- Spelt out instead of %w, which depends on the locale of the process.
local NAME = "[A-Za-z0-9._%-]+"
local DOMAIN = "[A-Za-z0-9.:%-]+"
local BASE64 = "^[A-Za-z0-9+/]+=?=?$"

local function header(name)
  return event:getHeader(name) or ""
end

local function refuse(why)
  freeswitch.consoleLog("warning", "relay: refused a message: " .. why .. "\n")
end

-- The headers from_user and from_host are not asked: a client may set any that starts with "from_".
local function sender()
  local from = header("from")
  local user, domain = from:match("^(" .. NAME .. ")@(" .. DOMAIN .. ")$")
  if not user then
    user, domain = from:match("^" .. NAME .. "$"), freeswitch.getGlobalVariable("domain") or ""
  end
  if user and #from <= 2 * LONGEST_NAME and domain:match("^" .. DOMAIN .. "$") then
    return user, domain
  end
end

local function relay()
  local user, domain = sender()
  local to, body = header("to"), event:getBody() or ""
  if not user then
    refuse("its sender is no user@domain")
  elseif #to > LONGEST_NAME or not to:match("^" .. NAME .. "$") then
    refuse("it is not addressed to a bare user")
  elseif #body > LONGEST_BODY or not body:match(BASE64) then
    refuse("its body is not base64")
  else
    local argument = "verto|" .. user .. "|" .. to .. "@" .. domain .. "|" .. body
    freeswitch.API():execute("chat", argument)
  end
end

-- What `chat` sends is a MESSAGE event too, for another destination: relaying it would never end.
if header("proto") == "verto" and header("dest_proto") == "GLOBAL" then
  relay()
end
