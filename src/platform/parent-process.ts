// The server must not outlive the launcher that started it (`npm start`), even when the launcher is killed outright:
// the launcher holds an IPC channel open, and the end of the channel is the end of the launcher.

/**
 * Calls back once when the launcher that started this process has gone. Does nothing when there is no launcher
 * (started by hand or by an init system), and does not keep the process alive by itself.
 */
export function whenParentGone(callback: () => void): void {
  if (process.channel === undefined) return;
  process.once('disconnect', callback);
  process.channel.unref();
}
