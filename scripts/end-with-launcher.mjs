// Loaded into the program before anything else: when the launcher is killed outright, the IPC channel it holds open ends, and the
// program is asked to stop as if by SIGTERM. Otherwise it would go on serving with nobody to stop it.
if (process.channel !== undefined) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // Listening must not keep a finished command alive.
  process.channel.unref();
}
