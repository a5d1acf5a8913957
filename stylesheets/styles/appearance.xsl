<?xml version="1.0" encoding="UTF-8"?>
<!--
  The look shared by all formats: font families and colours. A house style imports a format and gives these
  variables other values. Colours are restrained: black text, one blue-grey accent, one warning red.
  All pairs of text and paper keep a contrast of at least 4.5 : 1 (WCAG AA).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Running text; headings, labels and table heads. -->
  <xsl:variable name="text-family">"PT Serif", "Liberation Serif", "Noto Serif CJK SC", serif</xsl:variable>
  <xsl:variable name="label-family">"PT Sans", "Liberation Sans", "Noto Sans CJK SC", sans-serif</xsl:variable>

  <xsl:variable name="text-colour">#1a1a1a</xsl:variable>
  <xsl:variable name="muted-colour">#5a6470</xsl:variable>
  <xsl:variable name="accent-colour">#1f3d5c</xsl:variable>
  <xsl:variable name="link-colour">#1b4f8a</xsl:variable>
  <xsl:variable name="warning-colour">#9b2318</xsl:variable>
  <xsl:variable name="warning-tint">#fbeeec</xsl:variable>
  <xsl:variable name="rule-colour">#c9d0d8</xsl:variable>
  <xsl:variable name="tint-colour">#f1f4f8</xsl:variable>
  <xsl:variable name="highlight-colour">#fff1b8</xsl:variable>
  <!-- Light enough for text over it: 4.5 : 1 against the muted colour. -->
  <xsl:variable name="watermark-colour">#ebebeb</xsl:variable>
  <xsl:variable name="paper-colour">#ffffff</xsl:variable>

</xsl:stylesheet>
