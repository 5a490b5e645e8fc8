@echo off
rem Starts Parley with the Java that lies beside it.
"%~dp0java" --module dev.parley/dev.parley.Main %*
