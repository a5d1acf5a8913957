<?xml version="1.0" encoding="UTF-8"?>
<!-- communication-report.xsl: the report on all contact with a client as a neutral document. What stands where is
     decided here. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:l="urn:protoc:labels:1"
                xmlns:f="urn:protoc:function:1"
                extension-element-prefixes="f"
                exclude-result-prefixes="m l">

  <xsl:include href="labels.xsl"/>
  <xsl:include href="dates.xsl"/>
  <xsl:include href="text.xsl"/>
  <xsl:include href="parts.xsl"/>
  <xsl:include href="frame.xsl"/>
  <xsl:include href="persons.xsl"/>
  <xsl:include href="contacts.xsl"/>
  <xsl:include href="tasks.xsl"/>
  <xsl:include href="records.xsl"/>

  <xsl:variable name="period">
    <xsl:call-template name="period-text">
      <xsl:with-param name="from" select="/*/m:header/m:period/@from"/>
      <xsl:with-param name="to" select="/*/m:header/m:period/@to"/>
    </xsl:call-template>
  </xsl:variable>

  <!-- ============================== the document ============================== -->

  <xsl:template match="/m:communication-report">
    <document xml:lang="{@xml:lang}">
      <xsl:call-template name="document-attributes">
        <xsl:with-param name="title">
          <xsl:value-of select="f:fill(f:label('title', 'with-number-for-period')[current()/@number]
                                       | f:label('title', 'for-period')[not(current()/@number)],
                                       'label', $kind, 'number', normalize-space(@number), 'date', $period)"/>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="running">
        <xsl:with-param name="right" select="$period"/>
      </xsl:call-template>
      <xsl:call-template name="marking"/>
      <xsl:call-template name="title-block"/>
      <xsl:apply-templates select="m:summary" mode="section"/>
      <xsl:apply-templates select="m:header/m:client" mode="details"/>
      <xsl:apply-templates select="m:header/m:third-party" mode="section"/>
      <xsl:apply-templates select="m:header/m:participants" mode="section">
        <xsl:with-param name="name" select="'people'"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="m:log | m:tasks | m:problems | m:data | m:next-steps" mode="section"/>
      <xsl:for-each select="m:closing">
        <section>
          <xsl:call-template name="section-start">
            <xsl:with-param name="name" select="'conclusion'"/>
          </xsl:call-template>
          <xsl:call-template name="passage"/>
        </section>
      </xsl:for-each>
      <xsl:apply-templates select="m:attachments" mode="section"/>
      <xsl:call-template name="records"/>
    </document>
  </xsl:template>

  <xsl:template match="m:header" mode="title-fields">
    <xsl:for-each select="m:period">
      <field>
        <xsl:call-template name="field-label">
          <xsl:with-param name="label" select="f:label('field', 'period')"/>
        </xsl:call-template>
        <value>
          <p><xsl:value-of select="$period"/></p>
        </value>
      </field>
    </xsl:for-each>
    <xsl:apply-templates select="m:date" mode="day-field">
      <xsl:with-param name="label" select="f:label('field', 'drawn-up')"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="m:author" mode="field"/>
    <xsl:call-template name="status-field"/>
  </xsl:template>

  <!-- ============================== summary ============================== -->

  <xsl:template match="m:summary" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'executive-summary'"/>
      </xsl:call-template>
      <xsl:for-each select="m:overview">
        <xsl:call-template name="passage"/>
      </xsl:for-each>
      <xsl:for-each select="m:key-contacts | m:results | m:open-questions">
        <xsl:call-template name="list-title">
          <xsl:with-param name="title" select="f:label('summary', local-name(current()))"/>
        </xsl:call-template>
        <list ordered="no">
          <f:carry/>
          <xsl:for-each select="m:item">
            <item>
              <f:carry/>
              <xsl:call-template name="passage"/>
            </item>
          </xsl:for-each>
        </list>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- ============================== log ============================== -->

  <xsl:template match="m:log" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'log'"/>
      </xsl:call-template>
      <table>
        <xsl:copy-of select="@xml:lang"/>
        <f:place/>
        <xsl:call-template name="number-column">
          <xsl:with-param name="last" select="count(m:contact)"/>
        </xsl:call-template>
        <column width="23"/>
        <column width="21"/>
        <column width="24"/>
        <column width="58"/>
        <head>
          <row>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'number')"/>
            </xsl:call-template>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'when')"/>
            </xsl:call-template>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'channel')"/>
            </xsl:call-template>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'people')"/>
            </xsl:call-template>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'content')"/>
            </xsl:call-template>
          </row>
        </head>
        <body>
          <xsl:apply-templates select="m:contact" mode="row"/>
        </body>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="m:contact" mode="row">
    <row>
      <xsl:copy-of select="@id"/>
      <f:place/>
      <cell header="row">
        <p><xsl:value-of select="position()"/></p>
      </cell>
      <cell><xsl:call-template name="contact-when"/></cell>
      <cell>
        <p><xsl:call-template name="channel"/></p>
      </cell>
      <cell>
        <xsl:for-each select="m:participant">
          <p>
            <xsl:copy-of select="f:element(@person)/@xml:lang"/>
            <f:place/>
            <xsl:value-of select="f:person(f:element(@person))"/>
          </p>
        </xsl:for-each>
      </cell>
      <cell>
        <xsl:copy-of select="@xml:lang"/>
        <xsl:for-each select="m:content">
          <xsl:call-template name="passage"/>
        </xsl:for-each>
        <xsl:if test="m:place or m:protocol">
          <p role="small">
            <xsl:for-each select="(m:place | m:protocol)[1]"><f:place/></xsl:for-each>
            <xsl:apply-templates select="m:place" mode="mention"/>
            <xsl:if test="m:place and m:protocol"><xsl:value-of select="f:label('list', 'point')"/></xsl:if>
            <xsl:apply-templates select="m:protocol" mode="mention"/>
          </p>
        </xsl:if>
      </cell>
    </row>
  </xsl:template>

  <!-- The address with its room, and the platform; its number and link are too long for a cell. -->
  <xsl:template match="m:place" mode="mention">
    <xsl:variable name="comma" select="f:label('list', 'comma')"/>
    <xsl:value-of select="f:plain()"/>
    <xsl:if test="normalize-space() and @room"><xsl:value-of select="$comma"/></xsl:if>
    <xsl:value-of select="normalize-space(@room)"/>
    <xsl:if test="(normalize-space() or @room) and @platform"><xsl:value-of select="$comma"/></xsl:if>
    <xsl:value-of select="normalize-space(@platform)"/>
  </xsl:template>

  <!-- «Протокол № 12 от 12.06.2024», or the words of the author. -->
  <xsl:template match="m:protocol" mode="mention">
    <span>
      <f:carry/>
      <xsl:choose>
        <xsl:when test="normalize-space()"><xsl:apply-templates mode="inline"/></xsl:when>
        <xsl:otherwise>
          <xsl:variable name="date">
            <xsl:if test="@date">
              <xsl:value-of select="f:day(@date, $labels/l:short-date)"/>
            </xsl:if>
          </xsl:variable>
          <xsl:value-of select="f:fill(f:label('mention', 'number-and-date')[current()[@number and @date]]
                                       | f:label('mention', 'number')[not(current()/@date)]
                                       | f:label('mention', 'date')[not(current()/@number)],
                                       'number', normalize-space(@number), 'date', $date)"/>
        </xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <!-- ============================== tasks, problems ============================== -->

  <xsl:template match="m:tasks" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'tasks'"/>
      </xsl:call-template>
      <xsl:call-template name="tasks"><xsl:with-param name="tasks" select="m:task"/></xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template match="m:problems" mode="section">
    <xsl:variable name="escalated" select="boolean(m:problem/@escalated-to)"/>
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'problems'"/>
      </xsl:call-template>
      <table>
        <xsl:copy-of select="@xml:lang"/>
        <f:place/>
        <xsl:call-template name="number-column">
          <xsl:with-param name="last" select="count(m:problem)"/>
        </xsl:call-template>
        <column width="44"/>
        <column width="22"/>
        <xsl:if test="$escalated"><column width="22"/></xsl:if>
        <column width="44"/>
        <head>
          <row>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'number')"/>
            </xsl:call-template>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'problem')"/>
            </xsl:call-template>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'raised')"/>
            </xsl:call-template>
            <xsl:if test="$escalated">
              <xsl:call-template name="column-title">
                <xsl:with-param name="label" select="f:label('column', 'escalated')"/>
              </xsl:call-template>
            </xsl:if>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'resolved')"/>
            </xsl:call-template>
          </row>
        </head>
        <body>
          <xsl:for-each select="m:problem">
            <row>
              <xsl:copy-of select="@id"/>
              <f:place/>
              <cell header="row">
                <p><xsl:value-of select="position()"/></p>
              </cell>
              <cell>
                <xsl:copy-of select="@xml:lang"/>
                <xsl:call-template name="passage">
                  <xsl:with-param name="without" select="'resolution'"/>
                </xsl:call-template>
              </cell>
              <cell>
                <xsl:call-template name="problem-day"><xsl:with-param name="day" select="@raised"/></xsl:call-template>
                <xsl:call-template name="problem-person"><xsl:with-param name="id" select="@by"/></xsl:call-template>
                <xsl:if test="not(@raised or @by)"><xsl:call-template name="no-value"/></xsl:if>
              </cell>
              <xsl:if test="$escalated">
                <cell>
                  <xsl:call-template name="problem-person">
                    <xsl:with-param name="id" select="@escalated-to"/>
                  </xsl:call-template>
                  <xsl:if test="not(@escalated-to)"><xsl:call-template name="no-value"/></xsl:if>
                </cell>
              </xsl:if>
              <cell><xsl:call-template name="problem-resolution"/></cell>
            </row>
          </xsl:for-each>
        </body>
      </table>
    </section>
  </xsl:template>

  <xsl:template name="problem-day">
    <xsl:param name="day"/>
    <xsl:if test="$day">
      <p>
        <xsl:call-template name="date">
          <xsl:with-param name="date" select="$day"/>
          <xsl:with-param name="form" select="$labels/l:short-date"/>
        </xsl:call-template>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="problem-person">
    <xsl:param name="id"/>
    <xsl:for-each select="f:element($id)">
      <p>
        <xsl:copy-of select="@xml:lang"/>
        <xsl:value-of select="f:person(.)"/>
      </p>
    </xsl:for-each>
  </xsl:template>

  <!-- What is not resolved is open. -->
  <xsl:template name="problem-resolution">
    <xsl:choose>
      <xsl:when test="@resolved">
        <xsl:call-template name="problem-day"><xsl:with-param name="day" select="@resolved"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <p><xsl:value-of select="f:label('problem', 'open')"/></p>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="m:resolution">
      <xsl:call-template name="passage"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="m:problem" mode="reference">
    <xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
    <xsl:value-of select="f:fill(f:label('ref', 'problem'), 'number', $number)"/>
  </xsl:template>

  <!-- ============================== data ============================== -->

  <!-- Facts that follow each other are one table. -->
  <xsl:template match="m:data" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'data'"/>
      </xsl:call-template>
      <xsl:for-each select="*">
        <xsl:choose>
          <xsl:when test="not(self::m:fact)"><xsl:apply-templates select="." mode="block"/></xsl:when>
          <xsl:when test="not(preceding-sibling::*[1]/self::m:fact)"><xsl:call-template name="facts"/></xsl:when>
        </xsl:choose>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- The current fact and those that follow it. -->
  <xsl:template name="facts">
    <xsl:variable name="end" select="following-sibling::*[not(self::m:fact)][1]"/>
    <xsl:variable name="more" select="count(following-sibling::*) - count($end | $end/following-sibling::*)"/>
    <table>
      <f:place/>
      <column width="60"/>
      <column width="40"/>
      <head>
        <row>
          <xsl:call-template name="column-title">
            <xsl:with-param name="label" select="f:label('column', 'fact')"/>
          </xsl:call-template>
          <xsl:call-template name="column-title">
            <xsl:with-param name="label" select="f:label('column', 'value')"/>
          </xsl:call-template>
        </row>
      </head>
      <body>
        <xsl:for-each select=". | following-sibling::*[position() &lt;= $more]">
          <row>
            <xsl:copy-of select="@id"/>
            <f:place/>
            <cell header="row">
              <xsl:copy-of select="@xml:lang"/>
              <xsl:call-template name="passage"/>
            </cell>
            <cell>
              <p>
                <xsl:for-each select="@value"><xsl:value-of select="f:plain()"/></xsl:for-each>
              </p>
            </cell>
          </row>
        </xsl:for-each>
      </body>
    </table>
  </xsl:template>

  <!-- ============================== next steps ============================== -->

  <!-- A title for each part only where there are several. -->
  <xsl:template match="m:next-steps" mode="section">
    <xsl:variable name="several" select="boolean(*[local-name() != local-name(current()/*[1])])"/>
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'next-steps'"/>
      </xsl:call-template>
      <xsl:if test="m:planned-contact">
        <xsl:call-template name="next-title">
          <xsl:with-param name="several" select="$several"/>
          <xsl:with-param name="title" select="f:label('next', 'planned-contacts')"/>
        </xsl:call-template>
        <xsl:call-template name="planned-contacts"/>
      </xsl:if>
      <xsl:if test="m:step">
        <xsl:call-template name="next-title">
          <xsl:with-param name="several" select="$several"/>
          <xsl:with-param name="title" select="f:label('next', 'steps')"/>
        </xsl:call-template>
        <xsl:call-template name="tasks"><xsl:with-param name="tasks" select="m:step"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="m:reminder">
        <xsl:call-template name="next-title">
          <xsl:with-param name="several" select="$several"/>
          <xsl:with-param name="title" select="f:label('next', 'reminders')"/>
        </xsl:call-template>
        <list ordered="no">
          <f:place/>
          <xsl:apply-templates select="m:reminder" mode="block"/>
        </list>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="next-title">
    <xsl:param name="several"/>
    <xsl:param name="title"/>
    <xsl:if test="$several">
      <xsl:call-template name="list-title"><xsl:with-param name="title" select="$title"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="planned-contacts">
    <xsl:variable name="owner" select="boolean(m:planned-contact/@owner)"/>
    <table>
      <f:place/>
      <column width="24"/>
      <column width="22"/>
      <column width="60"/>
      <xsl:if test="$owner"><column width="26"/></xsl:if>
      <head>
        <row>
          <xsl:call-template name="column-title">
            <xsl:with-param name="label" select="f:label('column', 'when')"/>
          </xsl:call-template>
          <xsl:call-template name="column-title">
            <xsl:with-param name="label" select="f:label('column', 'channel')"/>
          </xsl:call-template>
          <xsl:call-template name="column-title">
            <xsl:with-param name="label" select="f:label('column', 'planned-contact')"/>
          </xsl:call-template>
          <xsl:if test="$owner">
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'owner')"/>
            </xsl:call-template>
          </xsl:if>
        </row>
      </head>
      <body>
        <xsl:for-each select="m:planned-contact">
          <row>
            <xsl:copy-of select="@id"/>
            <f:place/>
            <cell header="row"><xsl:call-template name="contact-when"/></cell>
            <cell>
              <p><xsl:call-template name="channel"/></p>
            </cell>
            <cell>
              <xsl:copy-of select="@xml:lang"/>
              <xsl:call-template name="passage"/>
            </cell>
            <xsl:if test="$owner"><cell><xsl:call-template name="task-owner"/></cell></xsl:if>
          </row>
        </xsl:for-each>
      </body>
    </table>
  </xsl:template>

  <!-- 10.07.2024: истекает лимит отсрочки -->
  <xsl:template match="m:reminder" mode="block">
    <item>
      <f:carry/>
      <p>
        <f:place/>
        <xsl:if test="@due">
          <strong>
            <xsl:call-template name="led-label">
              <xsl:with-param name="label">
                <xsl:value-of select="f:day(@due, $labels/l:short-date)"/>
              </xsl:with-param>
            </xsl:call-template>
          </strong>
          <xsl:value-of select="f:label('list', 'after-label')"/>
        </xsl:if>
        <xsl:apply-templates mode="inline"/>
      </p>
    </item>
  </xsl:template>

  <xsl:template match="m:reminder | m:planned-contact | m:fact" mode="reference">
    <xsl:apply-templates mode="inline"/>
  </xsl:template>
</xsl:stylesheet>
