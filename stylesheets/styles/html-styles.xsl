<?xml version="1.0" encoding="UTF-8"?>
<!--
  The CSS of an HTML document. A house style imports formats/html.xsl and either gives the variables of
  appearance.xsl other values or writes rules of its own in the template house-css, which comes last.

  The text stands in a raw element of HTML: no "less than", "greater than" or ampersand here, so no child
  combinators either.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:str="http://exslt.org/strings" xmlns:d="urn:protoc:document:1" exclude-result-prefixes="str d">

  <xsl:import href="appearance.xsl"/>

  <!-- On a screen the fonts of the system stand in where ours are not installed. -->
  <xsl:variable name="screen-text-family">"PT Serif", Georgia, "Noto Serif", "Noto Serif CJK SC", serif</xsl:variable>
  <xsl:variable name="screen-label-family">"PT Sans", system-ui, "Segoe UI", "Noto Sans",
    "Noto Sans CJK SC", sans-serif</xsl:variable>

  <xsl:template name="css">
    <xsl:call-template name="css-colours"/>
    <xsl:call-template name="css-text"/>
    <xsl:call-template name="css-heads"/>
    <xsl:call-template name="css-blocks"/>
    <xsl:call-template name="css-tables"/>
    <xsl:call-template name="css-signatures"/>
    <xsl:call-template name="css-narrow"/>
    <xsl:call-template name="css-page"/>
    <xsl:call-template name="css-print"/>
    <xsl:call-template name="house-css"/>
  </xsl:template>

  <xsl:template name="house-css"/>

  <xsl:template name="css-colours">
:root {
  color-scheme: light dark;
  --text-family: <xsl:value-of select="$screen-text-family"/>;
  --label-family: <xsl:value-of select="$screen-label-family"/>;
  --paper: <xsl:value-of select="$paper-colour"/>;
  --text: <xsl:value-of select="$text-colour"/>;
  --muted: <xsl:value-of select="$muted-colour"/>;
  --accent: <xsl:value-of select="$accent-colour"/>;
  --link: <xsl:value-of select="$link-colour"/>;
  --warning: <xsl:value-of select="$warning-colour"/>;
  --warning-tint: <xsl:value-of select="$warning-tint"/>;
  --rule: <xsl:value-of select="$rule-colour"/>;
  --tint: <xsl:value-of select="$tint-colour"/>;
  --highlight: <xsl:value-of select="$highlight-colour"/>;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #15191e;
    --text: #e2e5e9;
    --muted: #a4aeb9;
    --accent: #a9c8ea;
    --link: #8fbcf2;
    --warning: #ffa497;
    --warning-tint: #3b1f1b;
    --rule: #3b4550;
    --tint: #1f262e;
    --highlight: #564708;
  }
  img { background: #fff; border-radius: 3px; }
}
@media print {
  :root { color-scheme: light; }
}
  </xsl:template>

  <xsl:template name="css-text">
*, ::before, ::after { box-sizing: border-box; }
html { font-size: 106.25%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--text);
  font-family: var(--text-family);
  font-variant-numeric: lining-nums;
  line-height: 1.55;
  overflow-wrap: break-word;
  hyphens: auto;
}
.document { max-width: 50rem; margin: 0 auto; padding: 1.5rem 1.5rem 4rem; }
p, ul, ol, dl, blockquote, figure, table, address, hgroup { margin: 0; padding: 0; }
p { margin-bottom: 0.6em; max-width: 40rem; }
a { color: var(--link); text-decoration-thickness: 0.06em; text-underline-offset: 0.18em; }
a:hover { text-decoration-thickness: 0.12em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
[id] { scroll-margin-top: 3rem; }
tr:target, li:target, .note:target, .fields div:target { background: var(--highlight); }
mark {
  background: var(--highlight);
  color: inherit;
  padding: 0.05em 0.1em;
  box-decoration-break: clone;
  -webkit-box-decoration-break: clone;
}
a[href^="tel:"] { white-space: nowrap; }
address { font-style: normal; }
img { max-width: 100%; height: auto; vertical-align: bottom; }
  </xsl:template>

  <xsl:template name="css-heads">
.status {
  position: sticky; top: 0; z-index: 1;
  display: flex; flex-wrap: wrap; justify-content: center; gap: 0 1.5rem;
  padding: 0.3rem 1rem;
  background: var(--warning-tint);
  color: var(--warning);
  font: bold 0.82rem/1.4 var(--label-family);
}
.status p { margin: 0; }
.draft { letter-spacing: 0.12em; }
.letterhead {
  display: flex; flex-wrap: wrap; align-items: flex-end; justify-content: space-between; gap: 0.5rem 1.5rem;
  padding-bottom: 0.4rem;
  border-bottom: 2px solid var(--accent);
}
.letterhead img:not([width]) { max-height: 3rem; }
.letterhead p { margin: 0; color: var(--accent); font: bold 1.1rem/1.3 var(--label-family); }
.document-head address { margin-top: 0.4rem; color: var(--muted); font: 0.82rem/1.45 var(--label-family); }
h1, h2, h3, h4, h5, h6 { color: var(--accent); line-height: 1.25; text-wrap: balance; hyphens: manual; }
h1 { margin: 2.2rem 0 0.2rem; font-size: 1.95rem; letter-spacing: -0.005em; }
h2, h3, h4, h5, h6 { font-family: var(--label-family); }
h2 { margin: 2.3rem 0 0.6rem; font-size: 1.32rem; }
h3 { margin: 1.6rem 0 0.45rem; font-size: 1.08rem; }
h4, h5, h6 { margin: 1.3rem 0 0.35rem; font-size: 0.98rem; color: var(--muted); }
.subject { margin: 0 0 1.1rem; font-size: 1.15rem; font-style: italic; line-height: 1.4; text-wrap: balance; }
dl.fields { margin: 0.8rem 0; }
.fields div { display: grid; grid-template-columns: 10.5rem 1fr; column-gap: 1rem; padding: 0.12rem 0; }
.fields dt { color: var(--muted); font: 0.88rem/1.76 var(--label-family); hyphens: manual; }
.fields dd { margin: 0; }
.fields dd p { margin-bottom: 0.15em; }
  </xsl:template>

  <xsl:template name="css-blocks">
.lead { font-size: 1.08rem; }
.announcement { margin: 0.9rem 0 0.35rem; font-weight: bold; break-after: avoid; }
.small { font-size: 0.88rem; color: var(--muted); }
.thanks { margin-top: 1.1rem; font-style: italic; }
ul, ol { margin: 0 0 0.8rem; max-width: 40rem; }
ul { padding-left: 1.25rem; }
ul ul { list-style-type: "–  "; }
li p { margin-bottom: 0.2em; }
td p:has(+ .small) { margin-bottom: 0; }
li ul, li ol { margin-bottom: 0.25rem; }
ol { list-style-type: ""; }
ol li { display: grid; grid-template-columns: minmax(1.5em, max-content) minmax(0, 1fr); column-gap: 0.35em; }
li::marker { color: var(--muted); }
.number { font-variant-numeric: tabular-nums; }
.note { margin: 0 0 0.6rem; max-width: 40rem; }
.note p + p { margin-left: 1.2rem; }
.opinion .label { font-style: italic; }
.important {
  margin: 0.9rem 0 1.1rem;
  padding: 0.7rem 1rem 0.15rem;
  border-left: 4px solid var(--accent);
  background: var(--tint);
}
.quote { margin: 1rem 0 1.2rem; padding-left: 1rem; max-width: 38rem; border-left: 2px solid var(--rule); }
.quote blockquote { font-style: italic; }
.quote p { margin-bottom: 0.35em; }
figcaption, caption { color: var(--muted); font: 0.85rem/1.4 var(--label-family); }
.picture { margin: 1.2rem 0; }
em:lang(zh), .subject:lang(zh), .thanks:lang(zh), blockquote:lang(zh), .opinion .label:lang(zh) { font-style: normal; }
em:lang(zh) { font-weight: bold; }
.picture figcaption { margin-top: 0.4rem; }
  </xsl:template>

  <xsl:template name="css-tables">
table {
  width: 100%;
  margin: 0.3rem 0 1.3rem;
  border-collapse: collapse;
  border-top: 2px solid var(--accent);
  border-bottom: 2px solid var(--accent);
  font-size: 0.92rem;
  line-height: 1.4;
  font-variant-numeric: lining-nums tabular-nums;
}
caption { padding: 0.2rem 0 0.4rem; text-align: left; hyphens: manual; }
th, td { padding: 0.45rem 0.9rem 0.5rem 0; text-align: left; vertical-align: top; }
td a, .dense th, .dense td { overflow-wrap: anywhere; }
th:last-child, td:last-child { padding-right: 0; }
tr { border-bottom: 1px solid var(--rule); }
thead { border-bottom: 1px solid var(--accent); }
thead th { color: var(--accent); font: bold 0.82rem/1.35 var(--label-family); hyphens: manual; }
tbody th { font-weight: normal; hyphens: manual; }
.center { text-align: center; }
.end { text-align: right; }
td p, th p { margin-bottom: 0.2em; max-width: none; }
td :first-child, th :first-child { margin-top: 0; }
td :last-child, th :last-child { margin-bottom: 0; }
.scroll { overflow-x: auto; margin-bottom: 1.3rem; }
.scroll table { margin-bottom: 0; }
  </xsl:template>

  <xsl:template name="css-signatures">
.signature {
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto auto;
  gap: 0 1rem;
  margin: 1.6rem 0 0;
  hyphens: manual;
}
.signature p { margin: 0; }
.signature .role { grid-column: 1 / -1; }
.signature .organisation { grid-column: 1 / -1; font-weight: bold; }
.signature .line { grid-column: 1; height: 3rem; border-bottom: 1px solid var(--text); }
.signature .name { grid-column: 2; align-self: end; margin-bottom: -0.35rem; padding-right: 1rem; }
.signature .date { grid-column: 3; align-self: end; margin-bottom: -0.35rem; }
.signature .hint {
  grid-column: 1;
  display: flex;
  gap: 4rem;
  padding-top: 0.15rem;
  color: var(--muted);
  font: 0.78rem/1.4 var(--label-family);
}
.blank { display: inline-block; width: 9rem; border-bottom: 1px solid var(--text); }
  </xsl:template>

  <!-- A phone. Plain tables become one card a row; tables with spans scroll inside their own box. -->
  <xsl:template name="css-narrow">
@media screen and (max-width: 40rem) {
  .document { padding: 1rem 1rem 3rem; }
  h1 { margin-top: 1.5rem; font-size: 1.55rem; }
  h2 { margin-top: 1.9rem; }
  .fields div { display: block; padding: 0 0 0.45rem; }
  .fields dt { line-height: 1.3; }
  .cards, .cards caption, .cards tbody, .cards tr { display: block; }
  .cards { border-bottom: 0; border-top: 0; }
  .cards thead {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .cards tr { padding: 0.6rem 0 0.7rem; border-bottom: 1px solid var(--rule); }
  .cards tbody { border-top: 2px solid var(--accent); border-bottom: 2px solid var(--accent); }
  .cards tr:last-child { border-bottom: 0; }
  .cards td { display: flow-root; padding: 0.12rem 0 0.12rem 7.75rem; text-align: left; }
  .cards th[scope="row"] { display: block; padding: 0 0 0.2rem; font-weight: bold; text-align: left; }
  .cards th[scope="row"] p { display: inline; }
  .cards td:empty { display: none; }
  .cards td::before {
    content: attr(data-label);
    content: attr(data-label) / "";
    float: left;
    width: 7rem;
    margin-left: -7.75rem;
    color: var(--muted);
    font: 0.82rem/1.5 var(--label-family);
    hyphens: auto;
  }
  .cards .numbered::before { content: attr(data-label) " "; content: attr(data-label) " " / ""; }
  .scroll {
    background:
      linear-gradient(to right, var(--paper) 1rem, transparent) left / 2rem 100% no-repeat local,
      linear-gradient(to left, var(--paper) 1rem, transparent) right / 2rem 100% no-repeat local,
      linear-gradient(to right, var(--rule), transparent) left / 0.7rem 100% no-repeat scroll,
      linear-gradient(to left, var(--rule), transparent) right / 0.7rem 100% no-repeat scroll;
  }
  .scroll table { min-width: 32rem; }
  .signature { grid-template-columns: minmax(0, 1fr) auto; }
  .signature .name { padding-right: 0; }
  .signature .hint { grid-column: 1 / -1; }
  .signature .date { order: 1; grid-column: 1 / -1; margin: 0.6rem 0 0; }
}
  </xsl:template>

  <!-- Paper. The boxes in the page margin are known to newer browsers; the others leave them out. -->
  <xsl:template name="css-page">
    <xsl:variable name="left">
      <xsl:call-template name="css-string">
        <xsl:with-param name="text" select="d:running/@left"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="right">
      <xsl:call-template name="css-string">
        <xsl:with-param name="text" select="d:running/@right"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="draft">
      <xsl:call-template name="css-string">
        <xsl:with-param name="text" select="d:draft"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="marking">
      <xsl:call-template name="css-string">
        <xsl:with-param name="text" select="d:marking"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="page">
      <xsl:call-template name="css-string">
        <xsl:with-param name="text" select="d:running/@page-before"/>
      </xsl:call-template>
      <xsl:text> counter(page) </xsl:text>
      <xsl:call-template name="css-string">
        <xsl:with-param name="text" select="d:running/@page-between"/>
      </xsl:call-template>
      <xsl:text> counter(pages) </xsl:text>
      <xsl:call-template name="css-string">
        <xsl:with-param name="text" select="d:running/@page-after"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="plain">
      <xsl:value-of select="concat(' font: 8.5pt ', $screen-label-family, '; color: ', $muted-colour, ';')"/>
    </xsl:variable>
    <xsl:variable name="loud">
      <xsl:value-of select="concat(' font: bold 8.5pt ', $screen-label-family, '; color: ', $warning-colour, ';')"/>
    </xsl:variable>
@page {
  size: A4;
  margin: 20mm;
  @top-left { content: <xsl:value-of select="$left"/>;<xsl:value-of select="$plain"/> }
  @top-center { content: <xsl:value-of select="$draft"/>;<xsl:value-of select="$loud"/> }
  @top-right { content: <xsl:value-of select="$right"/>;<xsl:value-of select="$plain"/> }
  @bottom-left { content: <xsl:value-of select="$marking"/>;<xsl:value-of select="$loud"/> }
  @bottom-right { content: <xsl:value-of select="$page"/>;<xsl:value-of select="$plain"/> }
}
@page :first {
  @top-left { content: none; }
  @top-center { content: none; }
  @top-right { content: none; }
}
  </xsl:template>

  <xsl:template name="css-print">
@media print {
  html { font-size: 10.5pt; }
  body { line-height: 1.4; orphans: 2; widows: 2; }
  .document { max-width: none; padding: 0; }
  .status {
    position: static;
    justify-content: space-between;
    margin-bottom: 6mm;
    padding: 1mm 0;
    background: none;
    border-bottom: 0.4pt solid var(--warning);
  }
  p, li { max-width: none; text-align: justify; }
  ul, ol, .note, .quote { max-width: none; }
  td p, th p, dd p, address, .subject, .small, .signature p, figcaption, .letterhead p, .status p {
    text-align: left;
  }
  td.end p, th.end p { text-align: right; }
  td.center p, th.center p { text-align: center; }
  h1 { font-size: 17pt; margin-top: 5mm; }
  h2 { font-size: 12pt; margin-top: 4mm; }
  h3 { font-size: 10.5pt; margin-top: 2.5mm; }
  h1, h2, h3, h4, h5, h6, caption, .subject { break-after: avoid; }
  tr, figure, .signatures, .important, h1, h2, h3 { break-inside: avoid; }
  thead { display: table-header-group; }
  tbody tr:first-child { break-after: avoid; }
  tbody tr:last-child { break-before: avoid; }
  table, .important, mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .scroll { overflow: visible; }
  a { color: var(--link); text-decoration: none; }
  a.remote::after { content: " (" attr(href) ")"; color: var(--muted); font-size: 0.85em; hyphens: none; }
  tr:target, li:target, .note:target, .fields div:target { background: none; }
  .important:target { background: var(--tint); }
}
  </xsl:template>

  <!-- A CSS string: what could end the string or the style element is written as an escape. -->
  <xsl:template name="css-string">
    <xsl:param name="text"/>
    <xsl:variable name="line" select="translate($text, '&#9;&#10;&#13;', '   ')"/>
    <xsl:variable name="backslash" select="str:replace($line, '\', '\5c ')"/>
    <xsl:variable name="quotes" select="str:replace($backslash, '&quot;', '\22 ')"/>
    <xsl:variable name="ampersand" select="str:replace($quotes, '&amp;', '\26 ')"/>
    <xsl:variable name="less" select="str:replace($ampersand, '&lt;', '\3c ')"/>
    <xsl:value-of select="concat('&quot;', str:replace($less, '&gt;', '\3e '), '&quot;')"/>
  </xsl:template>

</xsl:stylesheet>
