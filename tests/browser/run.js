// run.js FOLDER: opens every page of the folder in one browser, at phone and desktop width, light and dark.
//
// On the screen: axe finds nothing (WCAG 2.2 AA and its good practice), nothing scrolls sideways. On paper: every word of the page is
// in the PDF, and inside the edges of its sheet. Then all pages go through the Nu HTML checker at once.
const { chromium } = require('playwright-core');
const { execFileSync, spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');

const WIDTHS = [360, 1280];
const SCHEMES = ['light', 'dark'];
// A letter has no heading of level one, for it begins with its greeting; that is good practice for pages, not a rule.
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const folder = process.argv[2];
const pages = fs.readdirSync(folder).filter((name) => name.endsWith('.html')).sort();
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
let passed = 0;
let failed = 0;

function judge(good, what) {
  if (good) {
    passed += 1;
  } else {
    failed += 1;
    console.error(`FAILED: browser: ${what}`);
  }
}

async function look(page, name, width, scheme) {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ media: 'screen', colorScheme: scheme });
  const where = `${name}, ${width} px, ${scheme}`;
  const wide = await page.evaluate(() => (document.documentElement.scrollWidth <= window.innerWidth ? []
    : [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => element.tagName + ' ' + element.textContent.trim().slice(0, 40)).concat('(something)')));
  judge(wide.length === 0, `${where}: scrolls sideways: ${wide.slice(0, 3).join(' | ')}`);
  const { violations } = await page.evaluate((rules) => axe.run(document, { runOnly: rules }), name.endsWith('-letter.html') ? WCAG : [...WCAG, 'best-practice']);
  judge(violations.length === 0,
    `${where}: ${violations.map((found) => `${found.id}: ${found.help}: ${found.nodes[0].html.slice(0, 100)}`).join(' | ')}`);
}

// Letters and digits only: hyphens, spaces and line ends are where the printer wants them.
const letters = (text) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

async function print(page, name) {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const shown = await page.evaluate(() => document.body.innerText);
  const file = path.join(folder, `${name}.pdf`);
  await page.pdf({ path: file, format: 'A4', preferCSSPageSize: true });
  const printed = letters(execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }));
  const words = shown.split(/\s+/).map(letters).filter((word) => word.length > 0);
  const lost = words.filter((word) => !printed.includes(word));
  judge(lost.length === 0, `${name}, printed: missing “${lost.slice(0, 5).join('”, “')}”`);
  const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const cut = [];
  let size = [0, 0];
  for (const [, pageWidth, pageHeight, xMin, yMin, xMax, yMax, word] of boxes.matchAll(
    /<page width="([\d.]+)" height="([\d.]+)"|<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g)) {
    if (pageWidth) size = [Number(pageWidth), Number(pageHeight)];
    else if (xMin < 0 || yMin < 0 || xMax > size[0] || yMax > size[1]) cut.push(word);
  }
  judge(cut.length === 0 && size[0] > 0, `${name}, printed: cut at the edge of the sheet: “${cut.slice(0, 5).join('”, “')}”`);
}

function checkMarkup() {
  const jar = require.resolve('vnu-jar/build/dist/vnu.jar');
  const files = pages.map((name) => path.join(folder, name));
  const result = spawnSync('java', ['-jar', jar, '--errors-only', '--format', 'json', ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
  judge(!result.error && result.stderr.trim().startsWith('{'), `the Nu HTML checker does not run: ${result.error || result.stderr}`);
  if (!result.error && result.stderr.trim().startsWith('{')) {
    const { messages } = JSON.parse(result.stderr);
    for (const name of pages) {
      const found = messages.filter((message) => (message.url || '').endsWith('/' + name));
      judge(found.length === 0, `${name}: ${found.map((message) => `${message.lastLine}: ${message.message}`).slice(0, 3).join(' | ')}`);
    }
    const other = messages.filter((message) => !message.url);
    judge(other.length === 0, `the Nu HTML checker: ${JSON.stringify(other)}`);
  }
}

(async () => {
  const args = process.getuid() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'];
  const browser = await chromium.launch({ executablePath: execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim(), args });
  for (const name of pages) {
    const page = await browser.newPage();
    await page.goto('file://' + path.join(folder, name));
    await page.evaluate(axe);
    for (const width of WIDTHS) for (const scheme of SCHEMES) await look(page, name, width, scheme);
    await print(page, name);
    await page.close();
  }
  await browser.close();
  checkMarkup();
  judge(pages.length > 0, 'there are no pages');
  console.log(`browser: ${pages.length} pages, ${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
})().catch((error) => {
  console.error(`FAILED: browser: ${error.stack}`);
  process.exit(1);
});
