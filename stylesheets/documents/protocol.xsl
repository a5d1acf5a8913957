<?xml version="1.0" encoding="UTF-8"?>
<!-- protocol.xsl: the protocol of a meeting as a neutral document. What stands where is decided here. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:l="urn:protoc:labels:1"
                xmlns:place="urn:protoc:place:1"
                exclude-result-prefixes="m l place">

  <xsl:include href="labels.xsl"/>
  <xsl:include href="dates.xsl"/>
  <xsl:include href="text.xsl"/>
  <xsl:include href="parts.xsl"/>
  <xsl:include href="persons.xsl"/>
  <xsl:include href="entries.xsl"/>
  <xsl:include href="tasks.xsl"/>
  <xsl:include href="agenda.xsl"/>

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:variable name="header" select="/*/m:header"/>

  <!-- «Протокол встречи с клиентом» -->
  <xsl:variable name="kind" select="$labels/l:kind/@*[name() = normalize-space(current()/*/@kind)]"/>

  <!-- «Протокол встречи с клиентом № 12» -->
  <xsl:variable name="kind-with-number">
    <xsl:choose>
      <xsl:when test="/*/@number">
        <xsl:call-template name="pattern">
          <xsl:with-param name="pattern" select="$labels/l:title/@kind-with-number"/>
          <xsl:with-param name="label" select="$kind"/>
          <xsl:with-param name="number" select="normalize-space(/*/@number)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$kind"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:variable name="date">
    <xsl:call-template name="date-text">
      <xsl:with-param name="date" select="$header/m:date"/>
    </xsl:call-template>
  </xsl:variable>

  <!-- How confidential the document is. One that holds internal parts says so, lest it be sent to the client. -->
  <xsl:variable name="marking">
    <xsl:variable name="protocol" select="/m:protocol"/>
    <xsl:variable name="internal" select="boolean(/descendant-or-self::*[@audience = 'internal'])"/>
    <xsl:value-of select="$labels/l:confidentiality/@*[name() = normalize-space($protocol/@confidentiality)]"/>
    <xsl:if test="$protocol/@confidentiality and $internal">
      <xsl:value-of select="$labels/l:list/@point"/>
    </xsl:if>
    <xsl:if test="$internal">
      <xsl:value-of select="$labels/l:marking/@internal-copy"/>
    </xsl:if>
  </xsl:variable>

  <!-- ============================== the document ============================== -->

  <xsl:template match="/">
    <xsl:call-template name="require-labels"/>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="/m:protocol">
    <document xml:lang="{@xml:lang}" kind="{normalize-space(@kind)}">
      <xsl:call-template name="document-attributes"/>
      <xsl:call-template name="running"/>
      <xsl:call-template name="marking"/>
      <xsl:call-template name="title-block"/>
      <xsl:apply-templates select="m:header/m:client" mode="section"/>
      <xsl:apply-templates select="m:header/m:third-party" mode="section"/>
      <xsl:apply-templates select="m:header/m:participants" mode="section"/>
      <xsl:apply-templates select="m:header[m:occasion or m:goals]" mode="introduction"/>
      <xsl:apply-templates select="m:agenda" mode="section"/>
      <xsl:apply-templates select="m:discussion" mode="section"/>
      <xsl:apply-templates select="m:decisions" mode="section"/>
      <xsl:apply-templates select="m:conclusion" mode="section"/>
      <xsl:apply-templates select="m:attachments" mode="section"/>
      <xsl:call-template name="records"/>
      <xsl:apply-templates select="m:signatures" mode="section"/>
    </document>
  </xsl:template>

  <xsl:template name="document-attributes">
    <xsl:attribute name="title">
      <xsl:call-template name="pattern">
        <xsl:with-param name="pattern" select="$labels/l:title/@with-number[current()/@number]
                                               | $labels/l:title/@without-number[not(current()/@number)]"/>
        <xsl:with-param name="label" select="$kind"/>
        <xsl:with-param name="number" select="normalize-space(@number)"/>
        <xsl:with-param name="date" select="$date"/>
      </xsl:call-template>
    </xsl:attribute>
    <xsl:attribute name="author">
      <xsl:value-of select="normalize-space(m:header/m:organisation/m:name)"/>
    </xsl:attribute>
    <xsl:if test="m:header/m:subject">
      <xsl:variable name="subject">
        <xsl:apply-templates select="m:header/m:subject/node()" mode="inline"/>
      </xsl:variable>
      <xsl:attribute name="subject"><xsl:value-of select="$subject"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="$marking != '' or @status = 'draft'">
      <xsl:attribute name="keywords">
        <xsl:value-of select="$marking"/>
        <xsl:if test="$marking != '' and @status = 'draft'"><xsl:value-of select="$labels/l:list/@point"/></xsl:if>
        <xsl:if test="@status = 'draft'"><xsl:value-of select="$labels/l:marking/@draft"/></xsl:if>
      </xsl:attribute>
    </xsl:if>
    <xsl:attribute name="date"><xsl:value-of select="normalize-space(m:header/m:date)"/></xsl:attribute>
    <xsl:if test="@number">
      <xsl:attribute name="number"><xsl:value-of select="normalize-space(@number)"/></xsl:attribute>
    </xsl:if>
    <xsl:copy-of select="@place:at"/>
  </xsl:template>

  <xsl:template name="running">
    <running left="{$kind-with-number}" right="{$date}" page-before="{$labels/l:page/@before}"
             page-between="{$labels/l:page/@between}" page-after="{$labels/l:page/@after}"/>
  </xsl:template>

  <xsl:template name="marking">
    <xsl:if test="$marking != ''">
      <marking><xsl:value-of select="$marking"/></marking>
    </xsl:if>
    <xsl:if test="@status = 'draft'">
      <draft><xsl:value-of select="$labels/l:marking/@draft"/></draft>
    </xsl:if>
  </xsl:template>

  <!-- ============================== title block ============================== -->

  <xsl:template name="title-block">
    <xsl:variable name="ours" select="m:header/m:organisation"/>
    <title-block>
      <xsl:copy-of select="m:header/@place:at"/>
      <xsl:for-each select="$ours/m:logo">
        <xsl:call-template name="picture"/>
      </xsl:for-each>
      <organisation>
        <xsl:copy-of select="$ours/@id | $ours/@xml:lang | $ours/@place:at"/>
        <xsl:apply-templates select="$ours/m:name" mode="plain"/>
      </organisation>
      <xsl:apply-templates select="$ours" mode="address"/>
      <kind><xsl:value-of select="$kind-with-number"/></kind>
      <xsl:for-each select="m:header/m:subject">
        <title>
          <xsl:call-template name="carry"/>
          <xsl:apply-templates mode="inline"/>
        </title>
      </xsl:for-each>
      <fields>
        <xsl:copy-of select="m:header/@place:at"/>
        <xsl:apply-templates select="m:header/m:date" mode="field"/>
        <xsl:apply-templates select="m:header[not(m:time)]/m:duration" mode="field"/>
        <xsl:apply-templates select="m:header/m:place" mode="field"/>
        <xsl:if test="@status">
          <xsl:call-template name="label-field">
            <xsl:with-param name="label" select="$labels/l:field/@status"/>
            <xsl:with-param name="value" select="$labels/l:status/@*[name() = normalize-space(current()/@status)]"/>
          </xsl:call-template>
        </xsl:if>
      </fields>
    </title-block>
  </xsl:template>

  <!-- The address and the contacts. -->
  <xsl:template match="m:organisation" mode="address">
    <xsl:variable name="parts" select="m:address | m:phone | m:email | m:messenger"/>
    <xsl:if test="$parts">
      <address>
        <xsl:copy-of select="@xml:lang | @place:at"/>
        <xsl:for-each select="$parts">
          <xsl:if test="position() &gt; 1"><xsl:value-of select="$labels/l:list/@point"/></xsl:if>
          <xsl:apply-templates select="." mode="contact-text"/>
        </xsl:for-each>
      </address>
    </xsl:if>
  </xsl:template>

  <!-- 12 мая 2022 г., 10:00–11:00 (1 час) -->
  <xsl:template match="m:date" mode="field">
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="$labels/l:field/@date[not(current()/../m:time)]
                                             | $labels/l:field/@date-and-time[current()/../m:time]"/>
      </xsl:call-template>
      <value>
        <p>
          <xsl:call-template name="date"><xsl:with-param name="date" select="."/></xsl:call-template>
          <xsl:for-each select="../m:time">
            <xsl:value-of select="$labels/l:list/@comma"/>
            <xsl:call-template name="time-with-duration"/>
          </xsl:for-each>
        </p>
      </value>
    </field>
  </xsl:template>

  <xsl:template name="time-with-duration">
    <xsl:variable name="times"><xsl:call-template name="slot"/></xsl:variable>
    <xsl:variable name="minutes">
      <xsl:choose>
        <xsl:when test="@end">
          <xsl:call-template name="minutes-between">
            <xsl:with-param name="start" select="normalize-space(@start)"/>
            <xsl:with-param name="end" select="normalize-space(@end)"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:when test="../m:duration">
          <xsl:call-template name="minutes-of-duration">
            <xsl:with-param name="duration" select="../m:duration"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>0</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$minutes &gt; 0">
        <xsl:call-template name="pattern">
          <xsl:with-param name="pattern" select="$labels/l:time/@duration"/>
          <xsl:with-param name="text" select="$times"/>
          <xsl:with-param name="number">
            <xsl:call-template name="duration-text">
              <xsl:with-param name="minutes" select="$minutes"/>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$times"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="m:duration" mode="field">
    <xsl:variable name="minutes">
      <xsl:call-template name="minutes-of-duration"><xsl:with-param name="duration" select="."/></xsl:call-template>
    </xsl:variable>
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="$labels/l:field/@duration"/>
      </xsl:call-template>
      <value>
        <p>
          <xsl:call-template name="duration-text"><xsl:with-param name="minutes" select="$minutes"/></xsl:call-template>
        </p>
      </value>
    </field>
  </xsl:template>

  <xsl:template match="m:place" mode="field">
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="$labels/l:field/@place"/>
      </xsl:call-template>
      <value>
        <xsl:apply-templates select="." mode="block"/>
      </value>
    </field>
  </xsl:template>

  <!-- ============================== occasion, goals ============================== -->

  <!-- One section for both. -->
  <xsl:template match="m:header" mode="introduction">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name">
          <xsl:choose>
            <xsl:when test="m:occasion and m:goals">introduction</xsl:when>
            <xsl:when test="m:goals">goals</xsl:when>
            <xsl:otherwise>occasion</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:for-each select="m:occasion">
        <xsl:call-template name="passage"/>
      </xsl:for-each>
      <xsl:apply-templates select="m:goals" mode="block"/>
    </section>
  </xsl:template>

  <xsl:template match="m:goals" mode="block">
    <list ordered="yes">
      <xsl:call-template name="carry"/>
      <xsl:for-each select="m:goal">
        <item>
          <xsl:call-template name="number-label">
            <xsl:with-param name="number" select="position()"/>
          </xsl:call-template>
          <xsl:call-template name="carry"/>
          <xsl:call-template name="passage">
            <xsl:with-param name="content" select="node()[not(self::m:result)]"/>
          </xsl:call-template>
          <xsl:call-template name="goal-outcome"/>
        </item>
      </xsl:for-each>
    </list>
  </xsl:template>

  <!-- Достигнута частично: по двум позициям из трёх -->
  <xsl:template name="goal-outcome">
    <xsl:if test="@outcome or m:result">
      <p role="small">
        <xsl:copy-of select="m:result/@id | @place:at"/>
        <xsl:variable name="word">
          <xsl:if test="@outcome">
            <xsl:value-of select="$labels/l:outcome/@*[name() = normalize-space(current()/@outcome)]"/>
          </xsl:if>
        </xsl:variable>
        <xsl:choose>
          <xsl:when test="@outcome and m:result">
            <xsl:call-template name="pattern">
              <xsl:with-param name="pattern" select="$labels/l:entry/@label"/>
              <xsl:with-param name="label" select="$word"/>
            </xsl:call-template>
            <xsl:value-of select="$labels/l:list/@after-label"/>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="$word"/></xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates select="m:result/node()" mode="inline"/>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- ============================== decisions, conclusion ============================== -->

  <xsl:template match="m:decisions" mode="section">
    <xsl:if test="m:decision">
      <section>
        <xsl:call-template name="section-start">
          <xsl:with-param name="name" select="'decisions'"/>
        </xsl:call-template>
        <xsl:call-template name="tasks"><xsl:with-param name="tasks" select="m:decision"/></xsl:call-template>
      </section>
    </xsl:if>
    <xsl:if test="m:recommendation">
      <section>
        <xsl:call-template name="section-start">
          <xsl:with-param name="name" select="'recommendations'"/>
        </xsl:call-template>
        <xsl:call-template name="tasks"><xsl:with-param name="tasks" select="m:recommendation"/></xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:conclusion" mode="section">
    <xsl:for-each select="m:next-steps">
      <section>
        <xsl:call-template name="section-start">
          <xsl:with-param name="name" select="'next-steps'"/>
        </xsl:call-template>
        <xsl:call-template name="tasks"><xsl:with-param name="tasks" select="m:step"/></xsl:call-template>
      </section>
    </xsl:for-each>
    <xsl:apply-templates select="m:next-meeting | m:additional" mode="section"/>
    <xsl:if test="m:thanks | m:feedback">
      <section>
        <xsl:call-template name="section-start">
          <xsl:with-param name="name" select="'conclusion'"/>
        </xsl:call-template>
        <xsl:for-each select="m:thanks">
          <xsl:call-template name="passage"><xsl:with-param name="role" select="'thanks'"/></xsl:call-template>
        </xsl:for-each>
        <xsl:for-each select="m:feedback">
          <xsl:call-template name="passage"/>
        </xsl:for-each>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:additional" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'additional'"/>
        <xsl:with-param name="id" select="string(@id)"/>
      </xsl:call-template>
      <xsl:call-template name="passage"/>
    </section>
  </xsl:template>

  <xsl:template match="m:next-meeting" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'next-meeting'"/>
      </xsl:call-template>
      <fields>
        <xsl:call-template name="carry"/>
        <field>
          <xsl:call-template name="field-label">
            <xsl:with-param name="label" select="$labels/l:field/@date[not(current()/@start)]
                                                 | $labels/l:field/@date-and-time[current()/@start]"/>
          </xsl:call-template>
          <value>
            <p>
              <xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
              <xsl:if test="@start">
                <xsl:value-of select="$labels/l:list/@comma"/>
                <xsl:call-template name="slot"/>
              </xsl:if>
            </p>
          </value>
        </field>
        <xsl:apply-templates select="m:place" mode="field"/>
        <xsl:for-each select="m:subject">
          <field>
            <xsl:call-template name="field-label">
              <xsl:with-param name="label" select="$labels/l:field/@subject"/>
            </xsl:call-template>
            <value>
              <xsl:call-template name="passage"/>
            </value>
          </field>
        </xsl:for-each>
      </fields>
    </section>
  </xsl:template>

  <!-- ============================== attachments, records ============================== -->

  <xsl:template match="m:attachments" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'attachments'"/>
      </xsl:call-template>
      <list ordered="yes">
        <xsl:call-template name="carry"/>
        <xsl:for-each select="m:attachment">
          <item>
            <xsl:call-template name="number-label">
              <xsl:with-param name="number" select="position()"/>
            </xsl:call-template>
            <xsl:call-template name="carry"/>
            <xsl:call-template name="passage"/>
            <xsl:call-template name="separated">
              <xsl:with-param name="first"><xsl:call-template name="pages"/></xsl:with-param>
              <xsl:with-param name="second"><xsl:call-template name="attachment-file"/></xsl:with-param>
            </xsl:call-template>
          </item>
        </xsl:for-each>
      </list>
    </section>
  </xsl:template>

  <xsl:template name="pages">
    <xsl:if test="@pages">
      <xsl:call-template name="count">
        <xsl:with-param name="number" select="normalize-space(@pages)"/>
        <xsl:with-param name="unit" select="'page'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="attachment-file">
    <xsl:if test="@file">
      <xsl:call-template name="pattern">
        <xsl:with-param name="pattern" select="$labels/l:attachment/@file"/>
        <xsl:with-param name="text" select="normalize-space(@file)"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="records">
    <xsl:for-each select="m:header[m:approval or m:distribution or m:storage]">
      <section>
        <xsl:call-template name="section-start">
          <xsl:with-param name="name" select="'records'"/>
        </xsl:call-template>
        <fields>
          <xsl:copy-of select="(m:approval | m:distribution | m:storage)[1]/@place:at"/>
          <xsl:apply-templates select="m:approval | m:distribution | m:storage" mode="field"/>
        </fields>
      </section>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="m:approval" mode="field">
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="$labels/l:field/@approval"/>
      </xsl:call-template>
      <value>
        <p>
          <xsl:call-template name="carry"/>
          <xsl:variable name="comma">
            <xsl:value-of select="$labels/l:list/@comma"/>
          </xsl:variable>
          <xsl:for-each select="key('id', @by)">
            <xsl:if test="m:position">
              <xsl:apply-templates select="m:position" mode="plain"/>
              <xsl:text> </xsl:text>
            </xsl:if>
            <xsl:call-template name="short-name"/>
          </xsl:for-each>
          <xsl:if test="@by and normalize-space()"><xsl:value-of select="$comma"/></xsl:if>
          <xsl:apply-templates mode="inline"/>
          <xsl:if test="@date">
            <xsl:if test="@by or normalize-space()"><xsl:value-of select="$comma"/></xsl:if>
            <xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
          </xsl:if>
        </p>
      </value>
    </field>
  </xsl:template>

  <xsl:template match="m:distribution" mode="field">
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="$labels/l:field/@distribution"/>
      </xsl:call-template>
      <value>
        <p>
          <xsl:for-each select="m:recipient">
            <xsl:if test="position() &gt; 1">
              <xsl:value-of select="$labels/l:list/@semicolon"/>
            </xsl:if>
            <xsl:for-each select="key('id', @person)">
              <xsl:call-template name="short-name"/>
            </xsl:for-each>
            <xsl:if test="@person and normalize-space()">
              <xsl:value-of select="$labels/l:list/@comma"/>
            </xsl:if>
            <xsl:apply-templates mode="inline"/>
            <xsl:if test="@email">
              <xsl:if test="@person or normalize-space()">
                <xsl:value-of select="$labels/l:list/@comma"/>
              </xsl:if>
              <link href="mailto:{normalize-space(@email)}"><xsl:value-of select="normalize-space(@email)"/></link>
            </xsl:if>
          </xsl:for-each>
        </p>
      </value>
    </field>
  </xsl:template>

  <xsl:template match="m:storage" mode="field">
    <xsl:if test="@years or normalize-space()">
      <field>
        <xsl:call-template name="field-label">
          <xsl:with-param name="label" select="$labels/l:field/@storage"/>
        </xsl:call-template>
        <value>
          <p>
            <xsl:call-template name="carry"/>
            <xsl:if test="@years">
              <xsl:call-template name="count">
                <xsl:with-param name="number" select="normalize-space(@years)"/>
                <xsl:with-param name="unit" select="'year'"/>
              </xsl:call-template>
              <xsl:if test="normalize-space()">
                <xsl:value-of select="$labels/l:list/@comma"/>
              </xsl:if>
            </xsl:if>
            <xsl:apply-templates mode="inline"/>
          </p>
        </value>
      </field>
    </xsl:if>
    <xsl:if test="@file-name">
      <field>
        <xsl:call-template name="field-label">
          <xsl:with-param name="label" select="$labels/l:field/@file-name"/>
        </xsl:call-template>
        <value>
          <p><xsl:value-of select="normalize-space(@file-name)"/></p>
        </value>
      </field>
    </xsl:if>
  </xsl:template>

  <!-- ============================== references ============================== -->

  <xsl:template match="m:participants/m:person" mode="reference">
    <xsl:call-template name="short-name"/>
  </xsl:template>

  <xsl:template match="m:organisation | m:client | m:third-party" mode="reference">
    <xsl:apply-templates select="m:name" mode="plain"/>
  </xsl:template>
</xsl:stylesheet>
