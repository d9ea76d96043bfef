// How far away a day is. The file itself knows no clock; the reader has one.

const DAY = 24 * 60 * 60 * 1000;
const SOON = 90;

export function tellDays(): void {
  const now = Date.now();
  for (const time of document.querySelectorAll('time')) {
    const days = Math.ceil((Date.parse(`${time.dateTime}T23:59:59Z`) - now) / DAY);
    if (Number.isNaN(days)) continue;
    const words = document.createElement('small');
    words.textContent = ` ${wordsOf(days)}`;
    words.className = days < 0 ? 'bad' : days <= SOON ? 'soon' : '';
    time.after(words);
  }
}

function wordsOf(days: number): string {
  if (days < 0) return 'is past';
  if (days <= 1) return 'ends now';
  if (days <= SOON) return `in ${days} days`;
  const months = Math.round(days / 30.44);
  return months < 24 ? `in ${months} months` : `in ${Math.round(months / 12)} years`;
}
