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

  <xsl:variable name="text-colour" select="'#1a1a1a'"/>
  <xsl:variable name="muted-colour" select="'#5a6470'"/>
  <xsl:variable name="accent-colour" select="'#1f3d5c'"/>
  <xsl:variable name="link-colour" select="'#1b4f8a'"/>
  <xsl:variable name="warning-colour" select="'#9b2318'"/>
  <xsl:variable name="warning-tint" select="'#fbeeec'"/>
  <xsl:variable name="rule-colour" select="'#c9d0d8'"/>
  <xsl:variable name="tint-colour" select="'#f1f4f8'"/>
  <xsl:variable name="highlight-colour" select="'#fff1b8'"/>
  <!-- Light enough for text over it: 4.5 : 1 against the muted colour. -->
  <xsl:variable name="watermark-colour" select="'#ebebeb'"/>
  <xsl:variable name="paper-colour" select="'#ffffff'"/>

</xsl:stylesheet>
