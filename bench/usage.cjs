// Says at the end what the process has used: milliseconds of CPU, and megabytes at most.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(`usage ${(userCPUTime + systemCPUTime) / 1000} ${maxRSS / 1024}\n`);
});
