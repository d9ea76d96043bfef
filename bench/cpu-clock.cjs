// Stands in for the clock of a run: milliseconds of CPU that the process has used, whatever else the machine does.
performance.now = () => process.cpuUsage().user / 1000;
