<?xml version="1.0" encoding="UTF-8"?>
<!-- persons.xsl: names of persons, organisations, contacts, the table of participants, signatures. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:f="urn:protoc:function:1"
                extension-element-prefixes="f"
                exclude-result-prefixes="m">

  <!-- ============================== organisations ============================== -->

  <!-- The organisation of a person: the one named, else the first of the side. -->
  <xsl:template name="organisation-name">
    <xsl:param name="person" select="."/>
    <xsl:variable name="header" select="/*/m:header"/>
    <xsl:choose>
      <xsl:when test="$person/@organisation">
        <xsl:value-of select="normalize-space(f:element($person/@organisation)/m:name)"/>
      </xsl:when>
      <xsl:when test="$person/@side = 'ours'">
        <xsl:value-of select="normalize-space($header/m:organisation/m:name)"/>
      </xsl:when>
      <xsl:when test="$person/@side = 'client'">
        <xsl:value-of select="normalize-space($header/m:client[1]/m:name)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="normalize-space($header/m:third-party[1]/m:name)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The card of a client or of another organisation. -->
  <xsl:template match="m:client | m:third-party" mode="section">
    <xsl:variable name="kind" select="local-name()"/>
    <section>
      <xsl:attribute name="id">
        <xsl:call-template name="free-id">
          <xsl:with-param name="id">
            <xsl:value-of select="concat('section-', $kind)"/>
            <xsl:if test="position() &gt; 1">
              <xsl:value-of select="concat('-', position())"/>
            </xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:attribute>
      <f:place/>
      <heading>
        <xsl:value-of select="f:label('section', $kind)"/>
      </heading>
      <fields>
        <xsl:copy-of select="@id"/>
        <f:place/>
        <field>
          <xsl:call-template name="field-label">
            <xsl:with-param name="label" select="f:label('field', 'company')[$kind = 'client']
                                                 | f:label('field', 'organisation')[$kind != 'client']"/>
          </xsl:call-template>
          <value>
            <p>
              <xsl:copy-of select="@xml:lang"/>
              <xsl:for-each select="m:name"><f:place/></xsl:for-each>
              <xsl:apply-templates select="m:name" mode="plain"/>
            </p>
            <xsl:call-template name="separated">
              <xsl:with-param name="first">
                <xsl:apply-templates select="m:industry" mode="plain"/>
                <xsl:if test="m:industry and m:size"><xsl:value-of select="f:label('list', 'point')"/></xsl:if>
                <xsl:apply-templates select="m:size" mode="plain"/>
              </xsl:with-param>
              <xsl:with-param name="second"><xsl:call-template name="relationship"/></xsl:with-param>
            </xsl:call-template>
          </value>
        </field>
        <xsl:apply-templates select="f:element(@contact-person)" mode="contact-field"/>
        <xsl:call-template name="text-field">
          <xsl:with-param name="label" select="f:label('field', 'address')"/>
          <xsl:with-param name="node" select="m:address"/>
        </xsl:call-template>
        <xsl:call-template name="contact-fields"/>
      </fields>
    </section>
  </xsl:template>

  <xsl:template match="m:person" mode="contact-field">
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="f:label('field', 'contact-person')"/>
      </xsl:call-template>
      <value>
        <p>
          <xsl:call-template name="name-and-position"><xsl:with-param name="full" select="true()"/></xsl:call-template>
        </p>
      </value>
    </field>
  </xsl:template>

  <!-- Орлова Вера Степановна, директор по закупкам; with initials, unless the full name is asked for. -->
  <xsl:template name="name-and-position">
    <xsl:param name="full" select="false()"/>
    <xsl:variable name="name">
      <xsl:value-of select="f:person(., $full)"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="m:position">
        <xsl:variable name="text"><xsl:apply-templates select="m:position" mode="plain"/></xsl:variable>
        <xsl:value-of select="f:fill(f:label('person', 'position'), 'name', $name, 'text', $text)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The client with every detail in a field of its own. -->
  <xsl:template match="m:client" mode="details">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'client-details'"/>
      </xsl:call-template>
      <fields>
        <xsl:copy-of select="@id | @xml:lang"/>
        <f:place/>
        <xsl:call-template name="text-field">
          <xsl:with-param name="label" select="f:label('field', 'full-name')"/>
          <xsl:with-param name="node" select="m:name"/>
        </xsl:call-template>
        <xsl:if test="@relationship">
          <xsl:call-template name="label-field">
            <xsl:with-param name="label" select="f:label('field', 'client-type')"/>
            <xsl:with-param name="value"><xsl:call-template name="relationship"/></xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="text-field">
          <xsl:with-param name="label" select="f:label('field', 'industry')"/>
          <xsl:with-param name="node" select="m:industry"/>
        </xsl:call-template>
        <xsl:call-template name="text-field">
          <xsl:with-param name="label" select="f:label('field', 'size')"/>
          <xsl:with-param name="node" select="m:size"/>
        </xsl:call-template>
        <xsl:apply-templates select="f:element(@contact-person)" mode="contact-field"/>
        <xsl:call-template name="text-field">
          <xsl:with-param name="label" select="f:label('field', 'address')"/>
          <xsl:with-param name="node" select="m:address"/>
        </xsl:call-template>
        <xsl:call-template name="contact-fields"/>
      </fields>
    </section>
  </xsl:template>

  <!-- 老客户-复购 -->
  <xsl:template name="relationship">
    <xsl:variable name="word" select="f:label('relationship', normalize-space(current()/@relationship))"/>
    <xsl:choose>
      <xsl:when test="@relationship and @relationship-note">
        <xsl:value-of select="f:fill(f:label('relationship', 'note'), 'label', $word,
                                     'text', normalize-space(@relationship-note))"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$word"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="contact-fields">
    <xsl:if test="m:phone">
      <field>
        <xsl:call-template name="field-label">
          <xsl:with-param name="label" select="f:label('field', 'phone')"/>
        </xsl:call-template>
        <value>
          <xsl:apply-templates select="m:phone" mode="contact"/>
        </value>
      </field>
    </xsl:if>
    <xsl:if test="m:email">
      <field>
        <xsl:call-template name="field-label">
          <xsl:with-param name="label" select="f:label('field', 'email')"/>
        </xsl:call-template>
        <value>
          <xsl:apply-templates select="m:email" mode="contact"/>
        </value>
      </field>
    </xsl:if>
    <xsl:for-each select="m:messenger">
      <field>
        <label>
          <xsl:value-of select="f:fill(f:label('field', 'label'), 'label', normalize-space(@service))"/>
        </label>
        <value>
          <p><xsl:value-of select="normalize-space()"/></p>
        </value>
      </field>
    </xsl:for-each>
  </xsl:template>

  <!-- ============================== contacts ============================== -->

  <xsl:template match="m:phone | m:email | m:messenger" mode="contact">
    <p>
      <f:place/>
      <xsl:apply-templates select="." mode="contact-text"/>
    </p>
  </xsl:template>

  <!-- A number that is digits only can be dialled; one with an extension in words cannot. -->
  <xsl:template match="m:phone" mode="contact-text">
    <xsl:variable name="digits" select="translate(., ' &#160;&#9;&#10;&#13;()-–', '')"/>
    <xsl:variable name="text" select="translate(normalize-space(), ' -', '&#160;‑')"/>
    <xsl:choose>
      <xsl:when test="translate($digits, '0123456789+', '') = ''">
        <link href="tel:{$digits}"><xsl:value-of select="$text"/></link>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A masked address leads nowhere. -->
  <xsl:template match="m:email" mode="contact-text">
    <xsl:choose>
      <xsl:when test="contains(., '*')"><xsl:value-of select="normalize-space()"/></xsl:when>
      <xsl:otherwise>
        <link href="mailto:{normalize-space()}"><xsl:value-of select="normalize-space()"/></link>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="m:address" mode="contact-text">
    <xsl:value-of select="f:plain()"/>
  </xsl:template>

  <xsl:template match="m:messenger" mode="contact-text">
    <xsl:value-of select="f:fill(f:label('person', 'messenger'), 'label', normalize-space(@service),
                                 'text', normalize-space())"/>
  </xsl:template>

  <!-- ============================== participants ============================== -->

  <!-- One table, our side first; a column that would be empty is left out. -->
  <xsl:template match="m:participants" mode="section">
    <xsl:param name="name" select="'participants'"/>
    <xsl:variable name="persons" select="m:person"/>
    <xsl:variable name="roles" select="boolean($persons/@role)"/>
    <xsl:variable name="contacts" select="boolean($persons[m:phone or m:email or m:messenger])"/>
    <xsl:variable name="presence" select="boolean($persons[@presence != 'present' or @joined or @left])"/>
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="$name"/>
      </xsl:call-template>
      <table>
        <f:carry/>
        <column width="29"/>
        <column width="29"/>
        <xsl:if test="$roles"><column width="20"/></xsl:if>
        <xsl:if test="$contacts"><column width="31"/></xsl:if>
        <xsl:if test="$presence"><column width="21"/></xsl:if>
        <head>
          <row>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'person')"/>
            </xsl:call-template>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'position')"/>
            </xsl:call-template>
            <xsl:if test="$roles">
              <xsl:call-template name="column-title">
                <xsl:with-param name="label" select="f:label('column', 'role')"/>
              </xsl:call-template>
            </xsl:if>
            <xsl:if test="$contacts">
              <xsl:call-template name="column-title">
                <xsl:with-param name="label" select="f:label('column', 'contacts')"/>
              </xsl:call-template>
            </xsl:if>
            <xsl:if test="$presence">
              <xsl:call-template name="column-title">
                <xsl:with-param name="label" select="f:label('column', 'presence')"/>
              </xsl:call-template>
            </xsl:if>
          </row>
        </head>
        <body>
          <xsl:for-each select="$persons[@side = 'ours']">
            <xsl:call-template name="participant-row">
              <xsl:with-param name="roles" select="$roles"/>
              <xsl:with-param name="contacts" select="$contacts"/>
              <xsl:with-param name="presence" select="$presence"/>
            </xsl:call-template>
          </xsl:for-each>
          <xsl:for-each select="$persons[@side = 'client']">
            <xsl:call-template name="participant-row">
              <xsl:with-param name="roles" select="$roles"/>
              <xsl:with-param name="contacts" select="$contacts"/>
              <xsl:with-param name="presence" select="$presence"/>
            </xsl:call-template>
          </xsl:for-each>
          <xsl:for-each select="$persons[@side = 'third-party']">
            <xsl:call-template name="participant-row">
              <xsl:with-param name="roles" select="$roles"/>
              <xsl:with-param name="contacts" select="$contacts"/>
              <xsl:with-param name="presence" select="$presence"/>
            </xsl:call-template>
          </xsl:for-each>
        </body>
      </table>
    </section>
  </xsl:template>

  <xsl:template name="participant-row">
    <xsl:param name="roles"/>
    <xsl:param name="contacts"/>
    <xsl:param name="presence"/>
    <row>
      <xsl:copy-of select="@id"/>
      <f:place/>
      <cell header="row">
        <p>
          <xsl:copy-of select="@xml:lang"/>
          <f:place/>
          <xsl:value-of select="f:person(., true())"/>
        </p>
      </cell>
      <cell>
        <xsl:if test="m:position">
          <p>
            <xsl:copy-of select="@xml:lang"/>
            <xsl:for-each select="m:position"><f:place/></xsl:for-each>
            <xsl:apply-templates select="m:position" mode="plain"/>
          </p>
        </xsl:if>
        <xsl:variable name="organisation">
          <xsl:call-template name="organisation-name"/>
        </xsl:variable>
        <p role="small">
          <xsl:value-of select="$organisation"/>
          <xsl:if test="$organisation = ''">
            <xsl:value-of select="f:label('side', normalize-space(current()/@side))"/>
          </xsl:if>
        </p>
      </cell>
      <xsl:if test="$roles">
        <cell>
          <xsl:if test="@role">
            <p>
              <xsl:call-template name="roles">
                <xsl:with-param name="roles" select="normalize-space(@role)"/>
              </xsl:call-template>
            </p>
          </xsl:if>
        </cell>
      </xsl:if>
      <xsl:if test="$contacts">
        <cell>
          <xsl:apply-templates select="m:phone | m:email | m:messenger" mode="contact"/>
        </cell>
      </xsl:if>
      <xsl:if test="$presence">
        <cell>
          <xsl:call-template name="presence"/>
        </cell>
      </xsl:if>
    </row>
  </xsl:template>

  <!-- The roles of a list with spaces, with commas. -->
  <xsl:template name="roles">
    <xsl:param name="roles"/>
    <xsl:variable name="first" select="substring-before(concat($roles, ' '), ' ')"/>
    <xsl:variable name="rest" select="substring-after($roles, ' ')"/>
    <xsl:value-of select="f:label('role', $first)"/>
    <xsl:if test="$rest != ''">
      <xsl:value-of select="f:label('list', 'comma')"/>
      <xsl:call-template name="roles">
        <xsl:with-param name="roles" select="$rest"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="presence">
    <xsl:variable name="word" select="f:label('presence', normalize-space(current()/@presence))
                                      | f:label('presence', 'present')[not(current()/@presence)]"/>
    <p>
      <xsl:choose>
        <xsl:when test="@reason">
          <xsl:value-of select="f:fill(f:label('presence', 'reason'), 'label', $word,
                                       'text', normalize-space(@reason))"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$word"/></xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:if test="@joined or @left">
      <p>
        <xsl:call-template name="presence-times"/>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- с 18:20 до 19:10 -->
  <xsl:template name="presence-times">
    <xsl:value-of select="f:fill(f:label('presence', 'between')[current()[@joined and @left]]
                                 | f:label('presence', 'joined')[not(current()/@left)]
                                 | f:label('presence', 'left')[not(current()/@joined)],
                                 'start', normalize-space(@joined), 'end', normalize-space(@left))"/>
  </xsl:template>

  <!-- ============================== signatures ============================== -->

  <xsl:template match="m:signatures" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'signatures'"/>
      </xsl:call-template>
      <signatures>
        <f:carry/>
        <xsl:apply-templates select="m:signature" mode="block"/>
      </signatures>
    </section>
  </xsl:template>

  <xsl:template match="m:signature" mode="block">
    <xsl:variable name="person" select="f:element(@person)"/>
    <signature>
      <f:carry/>
      <xsl:if test="$person/m:position">
        <position>
          <xsl:copy-of select="$person/@xml:lang"/>
          <f:place/>
          <xsl:apply-templates select="$person/m:position" mode="plain"/>
        </position>
      </xsl:if>
      <name>
        <xsl:copy-of select="$person/@xml:lang"/>
        <f:place/>
        <xsl:value-of select="f:person($person)"/>
      </name>
      <xsl:variable name="organisation">
        <xsl:call-template name="organisation-name">
          <xsl:with-param name="person" select="$person"/>
        </xsl:call-template>
      </xsl:variable>
      <xsl:if test="$organisation != ''">
        <organisation>
          <xsl:value-of select="$organisation"/>
        </organisation>
      </xsl:if>
      <line-label><xsl:value-of select="f:label('signature', 'line')"/></line-label>
      <date-label><xsl:value-of select="f:label('signature', 'date')"/></date-label>
      <date>
        <xsl:if test="@date">
          <xsl:call-template name="date">
            <xsl:with-param name="date" select="@date"/>
          </xsl:call-template>
        </xsl:if>
      </date>
      <xsl:if test="@seal = 'yes'">
        <seal><xsl:value-of select="f:label('signature', 'seal')"/></seal>
      </xsl:if>
    </signature>
  </xsl:template>

  <!-- ============================== references ============================== -->

  <xsl:template match="m:participants/m:person" mode="reference">
    <xsl:value-of select="f:person(.)"/>
  </xsl:template>

  <xsl:template match="m:organisation | m:client | m:third-party" mode="reference">
    <xsl:apply-templates select="m:name" mode="plain"/>
  </xsl:template>
</xsl:stylesheet>
