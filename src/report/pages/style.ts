// How the report looks: light, dark, and on paper.
import { DRAWING_STYLE } from './drawing-style.ts';

const LIGHT = `
  --paper: #ffffff; --side: #f4f5f7; --ink: #1c2128; --soft: #57606a; --line: #d0d7de; --link: #0550ae;
  --bad: #a40e26; --soon: #7d4e00; --good: #116329; --chosen: #fff3c4; --code: #f0f2f5;
  --arrow: #8c959f; --strong: #0550ae;
  --hue0: #dbeafe; --hue1: #dcf5e3; --hue2: #fde8d2; --hue3: #ecdffb; --hue4: #fbdfe4; --hue5: #d9f2f2;
  --hue6: #f3efc9; --hue7: #e5e7eb;`;

const DARK = `
  --paper: #0f141a; --side: #161c24; --ink: #e6edf3; --soft: #a9b4c0; --line: #343e4a; --link: #79b8ff;
  --bad: #ff9ba5; --soon: #f0c36d; --good: #7ee787; --chosen: #4a3d10; --code: #1d2530;
  --arrow: #75818f; --strong: #79b8ff;
  --hue0: #17345c; --hue1: #143d24; --hue2: #4a2f14; --hue3: #37235a; --hue4: #51212d; --hue5: #123e40;
  --hue6: #40390f; --hue7: #2c343e;`;

export const STYLE = `
:root { color-scheme: light;${LIGHT}
}
:root[data-theme='dark'] { color-scheme: dark;${DARK}
}
@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { color-scheme: dark;${DARK}
} }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 14px/1.45 system-ui, -apple-system, 'Segoe UI', sans-serif; }
.js body { display: grid; grid-template-columns: 15rem minmax(0, 1fr); min-height: 100vh; }
.defs { position: absolute; }
.defs path { fill: context-stroke; }
a { color: var(--link); }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--strong); outline-offset: 2px; }
h1[tabindex]:focus-visible { outline: none; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: .5rem; top: .5rem; z-index: 9; background: var(--paper); padding: .5rem; }
.side { background: var(--side); border-right: 1px solid var(--line); padding: .75rem 1rem; }
.js .side { position: sticky; top: 0; height: 100vh; overflow-y: auto; }
.brand { font-weight: 700; font-size: 1.1rem; margin: 0 0 .5rem; }
.brand a { color: inherit; text-decoration: none; }
.side h2 { font-size: .8rem; text-transform: none; color: var(--soft); margin: .9rem 0 .15rem; }
.side ul { list-style: none; margin: 0; padding: 0; }
.side nav a { display: block; padding: .16rem .5rem; border-radius: 5px; text-decoration: none; color: var(--ink); }
.side nav a:hover { background: var(--code); }
.side nav a[aria-current] { background: var(--hue0); font-weight: 600; }
.search { position: relative; margin-bottom: .6rem; }
.search label { display: block; font-size: .8rem; color: var(--soft); }
kbd { border: 1px solid var(--line); border-radius: 3px; padding: 0 .25rem; font: inherit; }
input[type=search], select, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 5px; padding: .25rem .5rem; }
button { cursor: pointer; }
button[aria-pressed=true] { background: var(--hue0); }
#search { width: 100%; }
#search-results { position: fixed; z-index: 8; width: min(34rem, 90vw); max-height: 60vh; overflow-y: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; box-shadow: 0 6px 24px #0005; }
#search-results li { padding: .3rem .6rem; cursor: pointer; overflow-wrap: anywhere; }
#search-results li[aria-selected=true] { background: var(--hue0); }
small { color: var(--soft); }
#search-results small { display: block; }
.looks { display: flex; flex-wrap: wrap; gap: .35rem; margin-top: 1rem; }
main { padding: 1rem 1.5rem 3rem; min-width: 0; }
.js .page { display: none; }
.js .page.current, .js .all .page { display: block; }
.all .page, :root:not(.js) .page { border-bottom: 2px solid var(--line); margin-bottom: 2rem; padding-bottom: 2rem; }
h1 { font-size: 1.45rem; margin: 0 0 .5rem; }
h2 { font-size: 1.08rem; margin: 1.4rem 0 .4rem; }
.facts { display: flex; flex-wrap: wrap; gap: .2rem .9rem; margin: 0 0 .6rem; color: var(--soft); }
.parts { display: flex; flex-wrap: wrap; gap: .3rem; margin-bottom: .9rem; border-bottom: 1px solid var(--line); padding-bottom: .55rem; }
.parts a { padding: .2rem .6rem; border-radius: 5px; text-decoration: none; }
.parts a[aria-current] { background: var(--hue0); color: var(--ink); font-weight: 600; }
.note, .empty { color: var(--soft); }
.empty { border: 1px dashed var(--line); border-radius: 6px; padding: .8rem 1rem; }
.bad { color: var(--bad); }
.soon { color: var(--soon); font-weight: 600; }
.filter { display: flex; gap: .7rem; align-items: baseline; margin: .3rem 0; color: var(--soft); }
.filter[hidden] { display: none; }
.table { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--soft); padding: .35rem .6rem; font-size: .85rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-top: 1px solid var(--line); }
td { overflow-wrap: break-word; max-width: 34rem; }
.long { overflow-wrap: anywhere; min-width: 12rem; }
.page { scroll-margin-top: 2rem; }
thead th { background: var(--side); }
th button { border: 0; background: none; padding: 0; font-weight: 600; text-align: inherit; }
th[aria-sort=ascending] button::after { content: ' ↑'; }
th[aria-sort=descending] button::after { content: ' ↓'; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
code, pre { font: 12px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
td code { background: var(--code); border-radius: 3px; padding: 0 .2rem; }
.lines { margin: 0; padding: 0; list-style: none; }
tr.told td { animation: told 2.5s; }
@keyframes told { from { background: var(--chosen); } }
tr.same { color: var(--soft); }
.tools { display: flex; flex-wrap: wrap; gap: .4rem .6rem; align-items: center; }
.review section { border-top: 1px solid var(--line); padding: .5rem 0; }
.review h2 { font-size: .95rem; margin: .3rem 0; overflow-wrap: anywhere; }
.review pre { overflow-x: auto; background: var(--side); padding: .5rem; border-radius: 5px; }
.review .added { color: var(--good); }
.review .removed, .review .dangers strong { color: var(--bad); }
${DRAWING_STYLE}
@media (max-width: 60rem) {
  .js body { display: block; }
  .js .side { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--line); }
  .side nav ul { display: flex; flex-wrap: wrap; }
  main { padding: 1rem; }
}
@media (prefers-reduced-motion: reduce) { tr.told td { animation: none; background: var(--chosen); } }
@media print {
  :root, :root[data-theme='dark'] { color-scheme: light;${LIGHT}
  }
  .side, .tools, .parts, .filter, .skip { display: none; }
  .js body { display: block; }
  main { padding: 0; }
  .page { break-after: page; }
  .table { border: 0; overflow: visible; }
  .canvas { height: auto !important; }
  .drawing { height: auto; max-height: 90vh; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
}
`;
