"""session_manager.py - a session manager that lets programs inhibit sleep and logout, and keeps what they asked for

SPDX-License-Identifier: GPL-3.0-or-later

It speaks org.gnome.SessionManager, which GtkApplication asks on X11, from a
thread of its own: the window waits for its answer while the test waits for the
window.
"""
import threading

import waiting
from gi.repository import Gio, GLib

NAME, PATH = 'org.gnome.SessionManager', '/org/gnome/SessionManager'
CLIENT = PATH + '/Client1'
INTROSPECTION = '''<node>
  <interface name="org.gnome.SessionManager">
    <method name="RegisterClient"><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="o" direction="out"/></method>
    <method name="UnregisterClient"><arg type="o" direction="in"/></method>
    <method name="Inhibit"><arg type="s" direction="in"/><arg type="u" direction="in"/>
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="u" direction="out"/></method>
    <method name="Uninhibit"><arg type="u" direction="in"/></method>
    <method name="IsInhibited"><arg type="u" direction="in"/><arg type="b" direction="out"/></method>
  </interface>
  <interface name="org.gnome.SessionManager.ClientPrivate">
    <method name="EndSessionResponse"><arg type="b" direction="in"/><arg type="s" direction="in"/></method>
    <signal name="QueryEndSession"><arg type="u"/></signal>
    <signal name="EndSession"><arg type="u"/></signal>
    <signal name="CancelEndSession"/>
    <signal name="Stop"/>
  </interface>
</node>'''
# Flags of Inhibit.
LOGOUT, SWITCH_USER, SUSPEND, IDLE = 1, 2, 4, 8


class SessionManager:
    """held: (program, flags, reason) of each cookie that holds now."""

    def __init__(self, stage):
        self.address = stage.desktop.environment['DBUS_SESSION_BUS_ADDRESS']
        self.held, self.n_cookies = {}, 0

    def __enter__(self):
        self.context = GLib.MainContext.new()
        self.loop = GLib.MainLoop.new(self.context, False)
        self.is_owned = threading.Event()
        self.thread = threading.Thread(target=self.run)
        self.thread.start()
        assert self.is_owned.wait(waiting.DEADLINE), 'the session manager has no name'
        return self

    def __exit__(self, *_):
        self.loop.quit()
        self.thread.join()

    def run(self):
        self.context.push_thread_default()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        connection = Gio.DBusConnection.new_for_address_sync(self.address, flags, None, None)
        manager, client = Gio.DBusNodeInfo.new_for_xml(INTROSPECTION).interfaces
        connection.register_object(PATH, manager, self.called, None, None)
        connection.register_object(CLIENT, client, self.called, None, None)
        Gio.bus_own_name_on_connection(connection, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: self.is_owned.set(), None)
        self.loop.run()
        connection.close_sync(None)
        self.context.pop_thread_default()

    def called(self, _connection, _sender, _path, _interface, method, arguments, invocation):
        invocation.return_value(getattr(self, method)(*arguments.unpack()))

    # What programs call

    def RegisterClient(self, _program, _startup):
        return GLib.Variant('(o)', (CLIENT,))

    def UnregisterClient(self, _client):
        return None

    def EndSessionResponse(self, _is_ok, _reason):
        return None

    def Inhibit(self, program, _window, reason, flags):
        self.n_cookies += 1
        self.held[self.n_cookies] = (program, flags, reason)
        return GLib.Variant('(u)', (self.n_cookies,))

    def Uninhibit(self, cookie):
        del self.held[cookie]

    def IsInhibited(self, flags):
        return GLib.Variant('(b)', (any(held & flags for _, held, _ in self.held.values()),))
