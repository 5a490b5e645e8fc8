-- A stand-in for FreeSWITCH's mod_lua: runs one script once, in a fresh Lua state, as mod_lua does.
--
--   lua switch.lua SCRIPT < what it is given > what it did
--
-- One thing a line, every value in hexadecimal, so that no byte is special on the way. Given:
-- `header NAME VALUE` and `body VALUE` of the event or the params, `request NAME VALUE` of
-- XML_REQUEST, `global NAME VALUE` of the switch. Said: `execute COMMAND ARGUMENT`,
-- `log LEVEL TEXT`, `xml TEXT`.
--
-- A startup script gets events from a consumer: `send COUNT` sends what was given so far as so many
-- events, `wait SECONDS` lets time pass before the next, `hook 1` runs the script as a hook. Events
-- come faster than they are taken, and what does not fit in a queue is lost. Said at the end:
-- `lost COUNT`.
--
-- Stricter than the real one: whatever FreeSWITCH lacks, and a global left behind, is an error.

local function unhex(text)
  return (text:gsub("%x%x", function(byte) return string.char(tonumber(byte, 16)) end))
end

local function hex(text)
  return (text:gsub(".", function(byte) return ("%02x"):format(byte:byte()) end))
end

local function say(...)
  print(table.concat({ ... }, " "))
end

local given = { header = {}, request = {}, global = {}, hook = {} }
local sends = {}
for line in io.lines() do
  local kind, name, value = line:match("^(%l+) ?(%S*) (%x*)$")
  if kind == "body" then
    given.body = unhex(value)
  elseif kind == "send" then
    sends[#sends + 1] = { count = tonumber(name), header = given.header, body = given.body }
    given.header, given.body = {}, nil
  elseif kind == "wait" then
    sends[#sends + 1] = { count = 0, wait = tonumber(name) }
  else
    given[kind][name] = unhex(value)
  end
end

local function text(value)
  assert(type(value) == "string", "FreeSWITCH takes text here, not " .. type(value))
  return value
end

-- Calls go with a colon in FreeSWITCH's Lua; the object itself is the first argument.
local function object(methods)
  local self = {}
  for name, method in pairs(methods) do
    self[name] = function(receiver, ...)
      assert(receiver == self, name .. " is called with a colon")
      return method(...)
    end
  end
  return self
end

local function event_of(header, body)
  return object({
    getHeader = function(name) return header[text(name)] end,
    getBody = function() return body end,
  })
end

-- A client with this many messages outstanding sends its next ones as fast as they are taken.
local OUTSTANDING = 64

local clock, lost = 1000000, 0
os.time = function() return clock end

local waiting, first, last, longest, outstanding = {}, 1, 0, 0, 0

local function push(new, sent)
  if last - first + 1 >= longest then
    lost = lost + 1
  else
    last = last + 1
    waiting[last] = { event = new, sent = sent }
    outstanding = outstanding + sent
  end
end

-- Events are kept in Lua's own memory here, whose collector knows when to begin.
collectgarbage = function() end

local before = {}

local function finish()
  for name in pairs(_G) do
    assert(before[name] or name == "XML_STRING", "a global is left behind: " .. tostring(name))
  end
  if XML_STRING then
    say("xml", hex(text(XML_STRING)))
  end
  if lost > 0 then
    say("lost", hex(tostring(lost)))
  end
  os.exit(0, true)
end

-- As much comes into the queue as may be outstanding.
local sending = 1
local function refill()
  while outstanding < OUTSTANDING and sends[sending] do
    local send = sends[sending]
    if send.wait and first <= last then
      return -- time passes once all is taken
    end
    clock = clock + (send.wait or 0)
    local count = math.min(OUTSTANDING - outstanding, send.count)
    for _ = 1, count do
      push(event_of(send.header, send.body), 1)
    end
    send.count = send.count - count
    if send.count == 0 then
      sending = sending + 1
    end
  end
end

local function pop(block)
  assert(block == 1, "without waiting this is a busy loop")
  refill()
  if first > last then
    finish()
  end
  local taken = waiting[first]
  waiting[first] = nil
  first, outstanding = first + 1, outstanding - taken.sent
  return taken.event
end

freeswitch = setmetatable({
  API = function()
    return object({
      execute = function(command, argument)
        say("execute", hex(text(command)), hex(text(argument)))
        push(event_of({ proto = "global", dest_proto = "verto" }), 0) -- as the real one does
        return "Sent"
      end,
    })
  end,
  EventConsumer = function(name, subclass, length)
    assert(name == "MESSAGE" and subclass == "", "another event")
    longest = length
    return object({ pop = pop })
  end,
  msleep = function() error("nothing to wait for") end,
  consoleLog = function(level, line) say("log", hex(text(level)), hex(text(line))) end,
  getGlobalVariable = function(name) return given.global[text(name)] end,
}, { __index = function(_, name) error("FreeSWITCH has no freeswitch." .. name) end })

-- The params are absent where a lookup has none; a hook has always its event.
if next(given.request) then
  XML_REQUEST = given.request
  params = next(given.header) and event_of(given.header, given.body) or nil
elseif next(given.hook) then
  event = event_of(given.header, given.body)
end

for name in pairs(_G) do
  before[name] = true
end
dofile(arg[1])
finish()
