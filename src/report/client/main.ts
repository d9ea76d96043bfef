// What runs in the browser: one file of pages becomes one that shows a page at a time.
import { tellDays } from './days.ts';
import { openDrawings } from './drawings/drawings.ts';
import { openLooks } from './looks.ts';
import { openPages } from './pages.ts';
import { openParity } from './parity.ts';
import { openSearch } from './search.ts';
import { openTables } from './tables.ts';

const tables = openTables();
openDrawings();
openParity();
openLooks();
tellDays();
const pages = openPages(tables);
openSearch(pages);
