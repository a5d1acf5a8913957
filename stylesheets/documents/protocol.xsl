<?xml version="1.0" encoding="UTF-8"?>
<!-- protocol.xsl: the protocol of a meeting as a neutral document. What stands where is decided here. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:f="urn:protoc:function:1"
                extension-element-prefixes="f"
                exclude-result-prefixes="m">

  <xsl:include href="labels.xsl"/>
  <xsl:include href="dates.xsl"/>
  <xsl:include href="text.xsl"/>
  <xsl:include href="parts.xsl"/>
  <xsl:include href="frame.xsl"/>
  <xsl:include href="persons.xsl"/>
  <xsl:include href="entries.xsl"/>
  <xsl:include href="tasks.xsl"/>
  <xsl:include href="agenda.xsl"/>
  <xsl:include href="records.xsl"/>
  <xsl:include href="proceedings.xsl"/>
  <xsl:include href="revisions.xsl"/>

  <!-- ============================== the document ============================== -->

  <xsl:template match="/m:protocol">
    <document xml:lang="{@xml:lang}">
      <xsl:call-template name="document-attributes"/>
      <xsl:call-template name="running"/>
      <xsl:call-template name="marking"/>
      <xsl:call-template name="title-block"/>
      <xsl:apply-templates select="m:header/m:client" mode="section"/>
      <!-- A guest's line says the organisation: a card is for more than its name. -->
      <xsl:apply-templates select="m:header/m:third-party[not($body-meets) or m:address or m:phone or m:email or m:messenger
                                                          or @id = //m:ref/@to]" mode="section"/>
      <xsl:if test="not($body-meets)">
        <xsl:apply-templates select="m:header/m:participants" mode="section"/>
      </xsl:if>
      <xsl:apply-templates select="m:header[m:occasion or m:goals or m:summary]" mode="introduction"/>
      <xsl:apply-templates select="m:agenda" mode="section"/>
      <xsl:choose>
        <xsl:when test="$body-meets"><xsl:call-template name="proceedings"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="m:discussion" mode="section"/></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="m:decisions" mode="section"/>
      <xsl:apply-templates select="m:conclusion" mode="section"/>
      <xsl:if test="$body-meets and f:label('attendance', 'place') = 'after'">
        <xsl:apply-templates select="m:header" mode="attendance-section"/>
      </xsl:if>
      <xsl:apply-templates select="m:attachments" mode="section"/>
      <xsl:apply-templates select="m:revisions" mode="section"/>
      <xsl:call-template name="records"/>
      <xsl:apply-templates select="m:signatures" mode="section"/>
      <xsl:if test="$body-meets">
        <xsl:for-each select="m:header"><xsl:call-template name="attendance-annex"/></xsl:for-each>
      </xsl:if>
    </document>
  </xsl:template>

  <!-- ============================== title block ============================== -->

  <xsl:template match="m:header" mode="title-fields">
    <xsl:apply-templates select="m:date" mode="field"/>
    <xsl:apply-templates select="self::m:header[not(m:time)]/m:duration" mode="field"/>
    <xsl:apply-templates select="m:place" mode="field"/>
    <xsl:for-each select="m:body/@session">
      <xsl:call-template name="label-field">
        <xsl:with-param name="label" select="f:label('session', 'label')"/>
        <xsl:with-param name="value" select="f:label('session', current())"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="status-field"/>
    <xsl:if test="$body-meets and f:label('attendance', 'place') = 'before'">
      <xsl:call-template name="attendance"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:header" mode="attendance-section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'participants'"/>
      </xsl:call-template>
      <fields>
        <xsl:for-each select="m:participants"><f:place/></xsl:for-each>
        <xsl:call-template name="attendance"/>
      </fields>
    </section>
  </xsl:template>

  <!-- 12 мая 2022 г., 10:00–11:00 (1 час) -->
  <xsl:template match="m:date" mode="field">
    <field name="date">
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="f:label('field', 'date')[not(current()/../m:time)]
                                             | f:label('field', 'date-and-time')[current()/../m:time]"/>
      </xsl:call-template>
      <value>
        <p>
          <xsl:call-template name="date"><xsl:with-param name="date" select="."/></xsl:call-template>
          <xsl:for-each select="../m:time">
            <xsl:value-of select="f:label('list', 'comma')"/>
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
        <xsl:variable name="number">
          <xsl:call-template name="duration-text">
            <xsl:with-param name="minutes" select="$minutes"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:value-of select="f:fill(f:label('time', 'duration'), 'text', $times, 'number', $number)"/>
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
        <xsl:with-param name="label" select="f:label('field', 'duration')"/>
      </xsl:call-template>
      <value>
        <p>
          <xsl:call-template name="duration-text"><xsl:with-param name="minutes" select="$minutes"/></xsl:call-template>
        </p>
      </value>
    </field>
  </xsl:template>

  <!-- ============================== occasion, goals ============================== -->

  <!-- One section for all. -->
  <xsl:template match="m:header" mode="introduction">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name">
          <xsl:choose>
            <xsl:when test="m:occasion and m:goals">introduction</xsl:when>
            <xsl:when test="m:goals">goals</xsl:when>
            <xsl:when test="m:occasion">occasion</xsl:when>
            <xsl:otherwise>summary</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:for-each select="m:occasion">
        <xsl:call-template name="passage"/>
      </xsl:for-each>
      <xsl:apply-templates select="m:goals | m:summary" mode="block"/>
    </section>
  </xsl:template>

  <xsl:template match="m:goals" mode="block">
    <list ordered="yes">
      <f:carry/>
      <xsl:for-each select="m:goal">
        <item>
          <xsl:call-template name="number-label">
            <xsl:with-param name="number" select="position()"/>
          </xsl:call-template>
          <f:carry/>
          <xsl:call-template name="passage">
            <xsl:with-param name="without" select="'result'"/>
          </xsl:call-template>
          <xsl:call-template name="goal-outcome"/>
        </item>
      </xsl:for-each>
    </list>
  </xsl:template>

  <xsl:template match="m:summary" mode="block">
    <note kind="outcome">
      <f:carry/>
      <xsl:if test="../m:occasion or ../m:goals"><xsl:call-template name="entry-label"/></xsl:if>
      <xsl:call-template name="passage"/>
    </note>
  </xsl:template>

  <!-- Достигнута частично: по двум позициям из трёх -->
  <xsl:template name="goal-outcome">
    <xsl:if test="@outcome or m:result">
      <p role="small">
        <xsl:copy-of select="m:result/@id"/>
        <f:place/>
        <xsl:variable name="word">
          <xsl:if test="@outcome">
            <xsl:value-of select="f:label('outcome', normalize-space(current()/@outcome))"/>
          </xsl:if>
        </xsl:variable>
        <xsl:choose>
          <xsl:when test="@outcome and m:result">
            <xsl:value-of select="f:fill(f:label('entry', 'label'), 'label', $word)"/>
            <xsl:value-of select="f:label('list', 'after-label')"/>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="$word"/></xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates select="m:result/node()" mode="inline"/>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- ============================== decisions, conclusion ============================== -->

  <xsl:template match="m:decisions" mode="section">
    <xsl:variable name="decisions" select="m:decision[not($body-meets and @item)]"/>
    <xsl:if test="$decisions">
      <section>
        <xsl:call-template name="section-start">
          <xsl:with-param name="name" select="'decisions'"/>
        </xsl:call-template>
        <xsl:call-template name="tasks"><xsl:with-param name="tasks" select="$decisions"/></xsl:call-template>
      </section>
    </xsl:if>
    <xsl:if test="m:agreement">
      <section>
        <xsl:call-template name="section-start">
          <xsl:with-param name="name" select="'agreements'"/>
        </xsl:call-template>
        <xsl:call-template name="tasks"><xsl:with-param name="tasks" select="m:agreement"/></xsl:call-template>
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
    <xsl:if test="m:thanks | m:feedback | m:standing-note | m:adjournment">
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
        <xsl:apply-templates select="m:standing-note | m:adjournment" mode="block"/>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The usual words, or those of the author. -->
  <xsl:template match="m:standing-note" mode="block">
    <note kind="reminder">
      <f:carry/>
      <xsl:call-template name="entry-label"/>
      <xsl:call-template name="passage"/>
      <xsl:if test="not(normalize-space() or *)">
        <p><xsl:value-of select="f:label('standing-note', 'text')"/></p>
      </xsl:if>
    </note>
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
        <f:carry/>
        <field>
          <xsl:call-template name="field-label">
            <xsl:with-param name="label" select="f:label('field', 'date')[not(current()/@start)]
                                                 | f:label('field', 'date-and-time')[current()/@start]"/>
          </xsl:call-template>
          <value>
            <p>
              <xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
              <xsl:if test="@start">
                <xsl:value-of select="f:label('list', 'comma')"/>
                <xsl:call-template name="slot"/>
              </xsl:if>
            </p>
          </value>
        </field>
        <xsl:apply-templates select="m:place" mode="field"/>
        <xsl:for-each select="m:subject">
          <field>
            <xsl:call-template name="field-label">
              <xsl:with-param name="label" select="f:label('field', 'subject')"/>
            </xsl:call-template>
            <value>
              <xsl:call-template name="passage"/>
            </value>
          </field>
        </xsl:for-each>
      </fields>
    </section>
  </xsl:template>
</xsl:stylesheet>
