-- A stand-in for FreeSWITCH's mod_lua: runs one script once, in a fresh Lua state, as mod_lua does.
--
--   lua switch.lua SCRIPT < what it is given > what it did
--
-- One thing a line, every value in hexadecimal, so that no byte is special on the way. Given:
-- `header NAME VALUE` and `body VALUE` of the event or the params, `request NAME VALUE` of
-- XML_REQUEST, `global NAME VALUE` of the switch. Said: `execute COMMAND ARGUMENT`,
-- `log LEVEL TEXT`, `xml TEXT`.
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

local given = { header = {}, request = {}, global = {} }
for line in io.lines() do
  local kind, name, value = line:match("^(%l+) ?(%S*) (%x*)$")
  if kind == "body" then
    given.body = unhex(value)
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

local message = object({
  getHeader = function(name) return given.header[text(name)] end,
  getBody = function() return given.body end,
})

freeswitch = setmetatable({
  API = function()
    return object({
      execute = function(command, argument)
        say("execute", hex(text(command)), hex(text(argument)))
        return "Sent"
      end,
    })
  end,
  consoleLog = function(level, line) say("log", hex(text(level)), hex(text(line))) end,
  getGlobalVariable = function(name) return given.global[text(name)] end,
}, { __index = function(_, name) error("FreeSWITCH has no freeswitch." .. name) end })

-- The params are absent where a lookup has none; a hook has always its event.
if next(given.request) then
  XML_REQUEST = given.request
  params = next(given.header) and message or nil
else
  event = message
end

local before = {}
for name in pairs(_G) do
  before[name] = true
end
dofile(arg[1])
for name in pairs(_G) do
  assert(before[name] or name == "XML_STRING", "a global is left behind: " .. tostring(name))
end
if XML_STRING then
  say("xml", hex(text(XML_STRING)))
end
