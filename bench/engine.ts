/** The engine's settings that this process was started with: a measured process is started as the product is. */
export const engine = process.execArgv.filter(
  (flag) => /^--(max-semi-space-size|heap-growing-percent)=/.test(flag) || flag === '--enable-source-maps',
);
