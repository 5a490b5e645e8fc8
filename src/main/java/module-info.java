/** Parley: video calls between two desktops, through your own server or none. */
module dev.parley {
  requires atlantafx.base;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires com.fasterxml.jackson.databind;
  requires de.swiesend.secretservice;
  requires info.picocli;
  requires io.nayuki.qrcodegen;
  requires javafx.controls;
  requires jdk.management;
  requires jdk.net;
  requires org.eclipse.jetty.server;
  requires org.eclipse.jetty.websocket.core.server;
  requires org.freedesktop.dbus;
  requires org.java_websocket;
  requires org.kordamp.ikonli.feather;
  requires org.kordamp.ikonli.javafx;
  requires org.slf4j;
  requires webrtc.java;

  opens dev.parley.cli to
      info.picocli;

  provides ch.qos.logback.classic.spi.Configurator with
      dev.parley.diagnostics.LogSetup;
}
