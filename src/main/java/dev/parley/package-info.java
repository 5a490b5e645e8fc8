/**
 * {@code Main} (where the process starts) and {@code App} (puts a run together: who talks to whom
 * is decided there), with what only a run needs: {@code DevicesController}, {@code WindowBell},
 * {@code WindowChecks}, {@code DesktopPointer} and {@code WebLinks} for the window, {@code
 * CallFeatures} and {@code BothSides} for the data channels of its calls, {@code ExposureWarning}
 * (who else can read), {@code AfterFirstPaint} and {@code ShutdownWait} for its beginning and end.
 */
package dev.parley;
