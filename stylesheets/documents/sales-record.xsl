<?xml version="1.0" encoding="UTF-8"?>
<!-- sales-record.xsl: the running record of a sale as a neutral document. What stands where is decided here. -->
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

  <!-- ============================== the document ============================== -->

  <xsl:template match="/m:sales-record">
    <document xml:lang="{@xml:lang}">
      <xsl:call-template name="document-attributes"/>
      <xsl:call-template name="running"/>
      <xsl:call-template name="marking"/>
      <xsl:call-template name="title-block"/>
      <xsl:apply-templates select="m:header/m:client" mode="details"/>
      <xsl:apply-templates select="m:header/m:third-party" mode="section"/>
      <xsl:apply-templates select="m:header/m:participants" mode="section">
        <xsl:with-param name="name" select="'people'"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="m:log | m:demands | m:follow-ups | m:outcome" mode="section"/>
      <xsl:for-each select="m:remark">
        <section>
          <xsl:call-template name="section-start">
            <xsl:with-param name="name" select="'remark'"/>
            <xsl:with-param name="id" select="string(@id)"/>
          </xsl:call-template>
          <xsl:call-template name="passage"/>
        </section>
      </xsl:for-each>
      <xsl:apply-templates select="m:attachments" mode="section"/>
      <xsl:call-template name="records"/>
    </document>
  </xsl:template>

  <xsl:template match="m:header" mode="title-fields">
    <xsl:apply-templates select="m:date" mode="day-field">
      <xsl:with-param name="label" select="f:label('field', 'record-date')"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="m:author" mode="field">
      <xsl:with-param name="label" select="f:label('field', 'keeper')"/>
    </xsl:apply-templates>
    <xsl:call-template name="status-field"/>
  </xsl:template>

  <!-- ============================== log ============================== -->

  <xsl:template match="m:log" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'log'"/>
      </xsl:call-template>
      <xsl:apply-templates select="m:contact" mode="section"/>
    </section>
  </xsl:template>

  <!-- 1. 2024-06-03 上午10:00 · 面谈 -->
  <xsl:template match="m:contact" mode="section">
    <section>
      <f:carry/>
      <xsl:if test="not(@id)">
        <xsl:attribute name="id">
          <xsl:call-template name="free-id">
            <xsl:with-param name="id" select="concat('contact-', position())"/>
          </xsl:call-template>
        </xsl:attribute>
      </xsl:if>
      <heading>
        <f:place/>
        <xsl:value-of select="f:fill(f:label('list', 'number'), 'number', position())"/>
        <xsl:text>&#160;</xsl:text>
        <xsl:call-template name="date">
          <xsl:with-param name="date" select="@date"/>
          <xsl:with-param name="form" select="$labels/l:short-date"/>
        </xsl:call-template>
        <xsl:if test="@start">
          <xsl:text> </xsl:text>
          <xsl:call-template name="contact-times"/>
        </xsl:if>
        <xsl:value-of select="f:label('list', 'point')"/>
        <xsl:call-template name="channel"/>
      </heading>
      <fields>
        <f:place/>
        <xsl:apply-templates select="m:place" mode="field"/>
        <xsl:call-template name="contact-people"/>
        <xsl:if test="@recorded">
          <xsl:call-template name="recorded"/>
        </xsl:if>
      </fields>
      <xsl:apply-templates select="*[not(self::m:participant or self::m:place)]" mode="point"/>
    </section>
  </xsl:template>

  <!-- The client's side with posts, then ours with roles. -->
  <xsl:template name="contact-people">
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="f:label('column', 'people')"/>
      </xsl:call-template>
      <value>
        <xsl:call-template name="people-of-side"><xsl:with-param name="side" select="'client'"/></xsl:call-template>
        <xsl:call-template name="people-of-side"><xsl:with-param name="side" select="'ours'"/></xsl:call-template>
        <xsl:call-template name="people-of-side"><xsl:with-param name="side" select="'third-party'"/></xsl:call-template>
      </value>
    </field>
  </xsl:template>

  <xsl:template name="people-of-side">
    <xsl:param name="side"/>
    <xsl:variable name="people" select="m:participant[f:element(@person)/@side = $side]"/>
    <xsl:if test="$people">
      <p>
        <xsl:for-each select="$people[1]"><f:place/></xsl:for-each>
        <xsl:call-template name="led-label">
          <xsl:with-param name="label" select="f:label('side', $side)"/>
        </xsl:call-template>
        <xsl:value-of select="f:label('list', 'after-label')"/>
        <xsl:for-each select="$people">
          <xsl:if test="position() &gt; 1"><xsl:value-of select="f:label('list', 'semicolon')"/></xsl:if>
          <xsl:for-each select="f:element(@person)">
            <xsl:choose>
              <xsl:when test="@role and $side = 'ours'">
                <xsl:variable name="name" select="f:person(.)"/>
                <xsl:variable name="text">
                  <xsl:call-template name="roles">
                    <xsl:with-param name="roles" select="normalize-space(@role)"/>
                  </xsl:call-template>
                </xsl:variable>
                <xsl:value-of select="f:fill(f:label('person', 'position'), 'name', $name, 'text', $text)"/>
              </xsl:when>
              <xsl:otherwise><xsl:call-template name="name-and-position"/></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="recorded">
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="f:label('field', 'recorded')"/>
      </xsl:call-template>
      <value>
        <p>
          <xsl:call-template name="date">
            <xsl:with-param name="date" select="@recorded"/>
            <xsl:with-param name="form" select="$labels/l:short-date"/>
          </xsl:call-template>
          <xsl:if test="@recorded-at">
            <xsl:text> </xsl:text>
            <xsl:call-template name="clock-text"><xsl:with-param name="time" select="@recorded-at"/></xsl:call-template>
          </xsl:if>
        </p>
      </value>
    </field>
  </xsl:template>

  <!-- ============================== points of a contact ============================== -->

  <!-- Each is led by whose it is: 客户提出：, 销售承诺：. -->
  <xsl:template match="*" mode="point">
    <note kind="{local-name()}">
      <f:carry/>
      <xsl:call-template name="point-label"/>
      <xsl:call-template name="passage"/>
    </note>
  </xsl:template>

  <xsl:template match="m:objection" mode="point">
    <note kind="objection">
      <f:carry/>
      <xsl:call-template name="point-label"/>
      <xsl:call-template name="passage">
        <xsl:with-param name="without" select="'handling result'"/>
      </xsl:call-template>
      <xsl:for-each select="m:handling | m:result">
        <xsl:call-template name="led-passage">
          <xsl:with-param name="label">
            <xsl:call-template name="led-label">
              <xsl:with-param name="label" select="f:label('entry', 'handling')[current()/self::m:handling]
                                                   | f:label('entry', 'objection-result')[current()/self::m:result]"/>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </note>
  </xsl:template>

  <!-- Our words are in the language of the document, also where the author's are not. -->
  <xsl:template name="point-label">
    <label>
      <xsl:if test="@xml:lang"><xsl:copy-of select="/*/@xml:lang"/></xsl:if>
      <f:place/>
      <xsl:call-template name="led-label">
        <xsl:with-param name="label" select="f:label('entry', local-name(current()))"/>
      </xsl:call-template>
    </label>
  </xsl:template>

  <xsl:template match="m:contact/*" mode="reference">
    <xsl:apply-templates select="parent::*" mode="reference"/>
  </xsl:template>

  <!-- ============================== demands ============================== -->

  <xsl:template match="m:demands" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'demands'"/>
      </xsl:call-template>
      <xsl:call-template name="demands"/>
      <xsl:if test="m:resource"><xsl:call-template name="resources"/></xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="demands">
    <xsl:variable name="solution" select="boolean(m:demand/m:solution)"/>
    <xsl:variable name="priority" select="boolean(m:demand/@priority)"/>
    <table>
      <xsl:copy-of select="@xml:lang"/>
      <f:place/>
      <xsl:call-template name="number-column">
        <xsl:with-param name="last" select="count(m:demand)"/>
      </xsl:call-template>
      <column width="18"/>
      <column width="48"/>
      <xsl:if test="$solution"><column width="50"/></xsl:if>
      <xsl:if test="$priority"><column width="16"/></xsl:if>
      <head>
        <row>
          <xsl:call-template name="column-title">
            <xsl:with-param name="label" select="f:label('column', 'number')"/>
          </xsl:call-template>
          <xsl:call-template name="column-title">
            <xsl:with-param name="label" select="f:label('column', 'class')"/>
          </xsl:call-template>
          <xsl:call-template name="column-title">
            <xsl:with-param name="label" select="f:label('column', 'demand')"/>
          </xsl:call-template>
          <xsl:if test="$solution">
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'solution')"/>
            </xsl:call-template>
          </xsl:if>
          <xsl:if test="$priority">
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'priority')"/>
            </xsl:call-template>
          </xsl:if>
        </row>
      </head>
      <body>
        <xsl:for-each select="m:demand">
          <row>
            <xsl:copy-of select="@id"/>
            <f:place/>
            <cell header="row">
              <p><xsl:value-of select="position()"/></p>
            </cell>
            <cell>
              <p><xsl:value-of select="f:label('demand-class', current()/@class)"/></p>
            </cell>
            <cell>
              <xsl:copy-of select="@xml:lang"/>
              <xsl:call-template name="passage">
                <xsl:with-param name="without" select="'solution'"/>
              </xsl:call-template>
            </cell>
            <xsl:if test="$solution">
              <cell>
                <xsl:for-each select="m:solution">
                  <xsl:copy-of select="@id | @xml:lang"/>
                  <xsl:call-template name="passage"/>
                </xsl:for-each>
                <xsl:if test="not(m:solution)"><xsl:call-template name="no-value"/></xsl:if>
              </cell>
            </xsl:if>
            <xsl:if test="$priority">
              <cell>
                <xsl:call-template name="task-word">
                  <xsl:with-param name="word" select="f:label('priority', current()/@priority)"/>
                </xsl:call-template>
              </cell>
            </xsl:if>
          </row>
        </xsl:for-each>
      </body>
    </table>
  </xsl:template>

  <xsl:template name="resources">
    <table>
      <xsl:for-each select="m:resource[1]"><f:place/></xsl:for-each>
      <column width="30"/>
      <column width="110"/>
      <head>
        <row>
          <xsl:call-template name="column-title">
            <xsl:with-param name="label" select="f:label('column', 'department')"/>
          </xsl:call-template>
          <xsl:call-template name="column-title">
            <xsl:with-param name="label" select="f:label('column', 'help')"/>
          </xsl:call-template>
        </row>
      </head>
      <body>
        <xsl:for-each select="m:resource">
          <row>
            <xsl:copy-of select="@id"/>
            <f:place/>
            <cell header="row">
              <p><xsl:value-of select="normalize-space(@department)"/></p>
            </cell>
            <cell>
              <xsl:copy-of select="@xml:lang"/>
              <xsl:call-template name="passage"/>
            </cell>
          </row>
        </xsl:for-each>
      </body>
    </table>
  </xsl:template>

  <xsl:template match="m:demand" mode="reference">
    <xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
    <xsl:value-of select="f:fill(f:label('ref', 'demand'), 'number', $number)"/>
  </xsl:template>

  <!-- ============================== follow-ups ============================== -->

  <xsl:template match="m:follow-ups" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'follow-ups'"/>
      </xsl:call-template>
      <xsl:call-template name="tasks"><xsl:with-param name="tasks" select="m:follow-up"/></xsl:call-template>
    </section>
  </xsl:template>

  <!-- ============================== outcome ============================== -->

  <xsl:template match="m:outcome" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'outcome'"/>
        <xsl:with-param name="id" select="string(@id)"/>
      </xsl:call-template>
      <fields>
        <f:place/>
        <xsl:call-template name="label-field">
          <xsl:with-param name="label" select="f:label('field', 'state')"/>
          <xsl:with-param name="value" select="f:label('sales-state', current()/@state)"/>
        </xsl:call-template>
        <xsl:apply-templates select="m:amount" mode="field"/>
        <xsl:apply-templates select="@signed" mode="day-field">
          <xsl:with-param name="label" select="f:label('field', 'signed')"/>
        </xsl:apply-templates>
        <xsl:for-each select="m:reason">
          <field>
            <xsl:call-template name="field-label">
              <xsl:with-param name="label" select="f:label('field', 'reason')"/>
            </xsl:call-template>
            <value>
              <xsl:copy-of select="@xml:lang"/>
              <xsl:call-template name="passage"/>
            </value>
          </field>
        </xsl:for-each>
      </fields>
      <xsl:call-template name="lessons"><xsl:with-param name="lessons" select="m:lesson[@kind = 'success']"/></xsl:call-template>
      <xsl:call-template name="lessons">
        <xsl:with-param name="lessons" select="m:lesson[@kind = 'improvement']"/>
      </xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template name="lessons">
    <xsl:param name="lessons"/>
    <xsl:if test="$lessons">
      <xsl:for-each select="$lessons[1]">
        <xsl:call-template name="list-title">
          <xsl:with-param name="title" select="f:label('lesson', current()/@kind)"/>
        </xsl:call-template>
      </xsl:for-each>
      <list ordered="no">
        <xsl:for-each select="$lessons[1]"><f:place/></xsl:for-each>
        <xsl:for-each select="$lessons">
          <item>
            <f:carry/>
            <xsl:call-template name="passage"/>
          </item>
        </xsl:for-each>
      </list>
    </xsl:if>
  </xsl:template>

  <!-- The amount is agreed when the contract is signed. -->
  <xsl:template match="m:amount" mode="field">
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="f:label('field', 'amount')[current()/../@state = 'won']
                                             | f:label('field', 'expected-amount')[not(current()/../@state = 'won')]"/>
      </xsl:call-template>
      <value>
        <p><xsl:call-template name="amount-text"/></p>
      </value>
    </field>
  </xsl:template>

  <!-- ¥80,000; 80 000 ₽. Cents are written when there are some. -->
  <xsl:template name="amount-text">
    <xsl:variable name="amount" select="normalize-space()"/>
    <xsl:variable name="form" select="$labels/l:amount"/>
    <xsl:variable name="sign" select="$labels/l:currency[@key = current()/@currency]"/>
    <xsl:variable name="whole" select="substring-before(concat($amount, '.'), '.')"/>
    <xsl:variable name="number">
      <xsl:value-of select="translate(format-number($whole, '#,##0'), ',', $form/@group)"/>
      <xsl:if test="translate(substring-after($amount, '.'), '0', '') != ''">
        <xsl:value-of select="concat($form/@decimal, substring-after($amount, '.'))"/>
      </xsl:if>
    </xsl:variable>
    <xsl:value-of select="f:fill($form/@sign[$sign] | $form/@letters[not($sign)],
                                 'label', concat($sign, substring(@currency, 1, 3 * not($sign))),
                                 'number', $number)"/>
  </xsl:template>

  <xsl:template match="m:lesson | m:resource" mode="reference">
    <xsl:apply-templates mode="inline"/>
  </xsl:template>
</xsl:stylesheet>
