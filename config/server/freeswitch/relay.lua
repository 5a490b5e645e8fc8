-- Carries messages from one verto user to another, which mod_verto itself does not. A startup script
-- (lua.conf.xml): it runs in a thread of its own, for as long as FreeSWITCH does. As a hook it would
-- run in FreeSWITCH's event thread, into whose queue `chat` puts an event for each message, and
-- where that is full, the thread would wait for itself forever.
--
-- What a client wrote ends up in the argument of the `chat` command, which is taken apart at "|",
-- at quotes and at backslashes. So nothing is escaped here: a name or a body with any character
-- beyond its alphabet is refused, and the log says why but never shows it.

-- What waits for this script; what comes beyond that is lost, and FreeSWITCH logs an error.
local QUEUE = 20000

local LONGEST_NAME = 128
local LONGEST_BODY = 1000000 -- a longer frame never gets past mod_verto

-- What one sender may send at once, and then each second, in messages with 1 kB of body each. A
-- call takes some dozens; who answers everybody in a channel of a thousand sends a thousand.
local BURST, RATE = 2000, 200
local UNIT = 1000

-- Whom clients ask for TURN servers (docs/ice-servers.md). No guest can have so short a name. To
-- make credentials takes some milliseconds, in which nothing else is relayed: a sender that sends
-- nothing else gets them four times a second.
local ICE_SERVERS, CREDENTIALS_COST = "ice-servers", 50

-- Senders that are remembered, at most twice as many. Somebody would need as many log-ins in the
-- ten seconds after which they are forgotten anyway.
local SENDERS = 10000

-- Lines in the log each second; more are counted.
local LINES = 10

-- Messages are kept outside Lua's own memory, so its collector does not know how large they are.
local COLLECT = 50

-- Spelt out instead of %w, which depends on the locale of the process.
local NAME = "[A-Za-z0-9._%-]+"
local DOMAIN = "[A-Za-z0-9.:%-]+"
local BASE64 = "^[A-Za-z0-9+/]+=?=?$"

local second, lines = 0, 0

local function log(level, text)
  freeswitch.consoleLog(level, "relay: " .. text .. "\n")
end

local function refuse(why)
  local now = os.time()
  if now ~= second then
    if lines > LINES then
      log("warning", "refused " .. (lines - LINES) .. " more messages")
    end
    second, lines = now, 0
  end
  lines = lines + 1
  if lines <= LINES then
    log("warning", "refused a message: " .. why)
  end
end

-- The allowance of each sender: { what is left, the time of its latest message }. Every ten seconds
-- the table becomes the older one, and that one is forgotten: who is only in there has been silent
-- until all was there again.
local newer, older, remembered, turned = {}, {}, 0, os.time()

local function allowance(user, now)
  if now < turned or now - turned >= BURST / RATE or remembered >= SENDERS then
    newer, older, remembered, turned = {}, newer, 0, now
  end
  local mine = newer[user]
  if not mine then
    mine = older[user] or { BURST, now }
    newer[user], remembered = mine, remembered + 1
  end
  mine[1] = math.min(BURST, mine[1] + RATE * math.max(0, now - mine[2]))
  mine[2] = now
  return mine
end

local function may_send(user, cost)
  local mine = allowance(user, os.time())
  if cost > mine[1] then
    return false
  end
  mine[1] = mine[1] - cost
  return true
end

-- The headers from_user and from_host are not asked: a client may set any that starts with "from_".
local function sender(from)
  local user, domain = from:match("^(" .. NAME .. ")@(" .. DOMAIN .. ")$")
  if not user then
    user, domain = from:match("^" .. NAME .. "$"), freeswitch.getGlobalVariable("domain") or ""
  end
  if user and #from <= 2 * LONGEST_NAME and domain:match("^" .. DOMAIN .. "$") then
    return user, domain
  end
end

local turn
local function answer_with_ice_servers(user, domain)
  turn = turn or dofile(freeswitch.getGlobalVariable("script_dir") .. "/turn.lua")
  local body = turn(user, os.time(), log)
  if body then
    local argument = "verto|" .. ICE_SERVERS .. "|" .. user .. "@" .. domain .. "|" .. body
    freeswitch.API():execute("chat", argument)
  end
end

local function relay(message)
  -- What `chat` sends is a MESSAGE event too, for another destination: relaying it would never end.
  if message:getHeader("proto") ~= "verto" or message:getHeader("dest_proto") ~= "GLOBAL" then
    return
  end
  local user, domain = sender(message:getHeader("from") or "")
  local to, body = message:getHeader("to") or "", message:getBody() or ""
  local asks = to == ICE_SERVERS
  local cost = 1 + math.floor(#body / UNIT) + (asks and CREDENTIALS_COST or 0)
  if not user then
    refuse("its sender is no user@domain")
  elseif not may_send(user, cost) then
    refuse("its sender sends too many")
  elseif #to > LONGEST_NAME or not to:match("^" .. NAME .. "$") then
    refuse("it is not addressed to a bare user")
  elseif #body > LONGEST_BODY or not body:match(BASE64) then
    refuse("its body is not base64")
  elseif asks then
    answer_with_ice_servers(user, domain)
  else
    local argument = "verto|" .. user .. "|" .. to .. "@" .. domain .. "|" .. body
    freeswitch.API():execute("chat", argument)
  end
end

local function run()
  local consumer = freeswitch.EventConsumer("MESSAGE", "", QUEUE)
  local handled = 0
  while true do
    local message = consumer:pop(1)
    if not message then -- FreeSWITCH ends, or was interrupted
      freeswitch.msleep(100)
    elseif not pcall(relay, message) then
      refuse("this script failed")
    end
    handled = handled + 1
    if handled % COLLECT == 0 then
      message = nil
      collectgarbage()
    end
  end
end

-- An older lua.conf.xml has this file as a hook, which must return.
if event then
  log("err", "this is no hook any more: install the new lua.conf.xml, and restart FreeSWITCH")
else
  run()
end
