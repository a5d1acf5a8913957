/* messages_zh.h: the texts of messages.h in Chinese, a row each: TEXT(ID, text, hint or NULL). %1 to %9 are the
 * arguments of the English row, in any order. */
TEXT(FILE_MISSING, "没有文件“%1”", NULL)
TEXT(FILE_IS_DIRECTORY, "“%1”是文件夹，不是文件", NULL)
TEXT(FILE_UNREADABLE, "无法读取“%1”：%2", NULL)
TEXT(FILE_TOO_LARGE, "“%1”超过 %2 字节的上限", "用 --max-input 为源文件设定其他上限")
TEXT(OUTPUT_FAILED, "无法写入“%1”：%2", "未作任何更改；原有的同名文件保持不变")
TEXT(OUTPUT_FOLDER_MISSING, "无法写入“%1”：没有文件夹“%2”", "请先建立文件夹：mkdir -p “%2”")
TEXT(INPUT_EMPTY, "文件是空的", "最简单的会议纪要见 examples/minimal.xml")
TEXT(INPUT_NOT_XML, "这是%1，不是 XML",
     "文档的第一个标签是 <protocol xmlns=\"urn:protoc:minutes:1\" …>")
TEXT(ENCODING_UNKNOWN, "不认识编码“%1”", "请把文件保存为 UTF-8，并在此处写 encoding=\"UTF-8\"")
TEXT(ENCODING_WRONG, "文件声明的编码是 %1，但%2不能出现在该编码中",
     "第一行写明的编码必须与保存文件时的编码一致")
TEXT(
    UTF8_INVALID, "字节 %1 不能出现在 UTF-8 的此处",
    "请把文件保存为 UTF-8，或在第一行写明其编码：<?xml version=\"1.0\" encoding=\"windows-1251\"?>")
TEXT(CHARACTER_FORBIDDEN, "字符 %1 不能出现在 XML 中", "请删除它；多数编辑器中看不见它")
TEXT(XML_DOCTYPE, "此处不允许有 DOCTYPE",
     "请删除它及其“<”与“>”之间的全部内容；请直接写字符，不用实体")
TEXT(XML_ENTITY, "此处不认识实体 &%1;",
     "请直接写该字符；可用的有 &lt; &gt; &amp; &quot; &apos; 以及 &#160; 这样的编号")
TEXT(XML_AMPERSAND, "“&”不能单独出现", "字符“&”请写作 &amp;")
TEXT(XML_CHARACTER_NUMBER, "这个编号不代表任何字符", "写法例如 &#160; 或 &#xA0;")
TEXT(XML_LESS_THAN, "“<”只能出现在标签开头", "字符“<”请写作 &lt;；标签名以字母开头，紧跟在“<”之后")
TEXT(XML_TAG_MISMATCH, "第 %2 行打开的 <%1> 被 </%3> 关闭", "请在它之前或用它的位置写 </%1>")
TEXT(XML_TAG_UNOPENED, "</%1> 关闭了没有打开的元素", "请删除它，或在开始处写 <%1>")
TEXT(XML_TRUNCATED, "文件在第 %2 行打开的 <%1> 内部就结束了", "文件可能被截断；否则缺少 </%1>")
TEXT(XML_UNFINISHED, "文件在%1内部就结束了", "文件可能被截断；否则缺少“%2”")
TEXT(XML_NO_ROOT, "文件中没有任何元素",
     "文档写作 <protocol xmlns=\"urn:protoc:minutes:1\" …> … </protocol>")
TEXT(XML_TAG_OPEN, "标签 <%1 末尾没有“>”", "请写上“>”")
TEXT(XML_NAME, "这不能作为元素的名称", "名称以字母开头，由字母、数字、“-”、“_”和“.”组成")
TEXT(XML_UNQUOTED, "属性 %1 的值前面没有引号", "写作 %1=\"…\"，用直引号")
TEXT(XML_QUOTE_OPEN, "属性 %1 的值末尾没有引号，或其中有“<”",
     "请用开头的那种引号结束它；字符“<”写作 &lt;")
TEXT(XML_NO_VALUE, "属性 %1 没有值", "写作 %1=\"…\"")
TEXT(XML_DUPLICATE_ATTRIBUTE, "同一标签中属性 %1 写了两次", NULL)
TEXT(XML_BETWEEN_ATTRIBUTES, "标签 <%1 …> 中不能有这个",
     "属性写作 名称=\"值\"，之间用空格隔开；此处之前可能缺了引号")
TEXT(XML_AFTER_ROOT, "文档的结尾 </%1> 之后不能有任何内容", "请删除它，或移到 </%1> 之前")
TEXT(XML_BEFORE_ROOT, "第一个元素之前不能有任何内容", "请删除它，或移到元素之中")
TEXT(XML_COMMENT, "注释内部不能有“--”", "注释写作 <!-- … -->")
TEXT(XML_CDATA_END, "文字中不能有“]]>”", "请写作 ]]&gt;")
TEXT(XML_DECLARATION, "XML 声明写得不正确", "请写 <?xml version=\"1.0\" encoding=\"UTF-8\"?>")
TEXT(XML_DECLARATION_LATE, "XML 声明只能位于文件的最开头", "请删除它之前的内容，包括空行和空格")
TEXT(XML_PREFIX, "前缀“%1”没有声明", "请删除“%1:”，或在此元素或外层元素中写 xmlns:%1=\"…\"")
TEXT(XML_NAMESPACE, "命名空间的用法不正确", "前缀与名称之间有一个“:”，且 xmlns:前缀=\"…\" 不能为空")
TEXT(XML_MALFORMED, "这不是正确的 XML", NULL)
TEXT(XML_TOO_DEEP, "元素嵌套超过 %1 层的上限", "用 --max-depth 设定其他上限")
TEXT(XML_TOO_MANY, "元素超过 %1 个的上限", "用 --max-elements 设定其他上限")
TEXT(XML_ATTRIBUTES, "此元素的属性超过 %1 个的上限", "用 --max-attributes 设定其他上限")
TEXT(XML_TEXT_LONG, "此处的文字或值超过 %1 字节的上限", "用 --max-text 设定其他上限")
TEXT(ROOT_NAMESPACE, "<%1> 必须属于命名空间 %2", NULL)
TEXT(ROOT_UNKNOWN, "protoc 不认识 <%1> 文档；第一个元素必须是 %2", NULL)
TEXT(ELEMENT_UNKNOWN, "没有元素 <%1>；<%2> 中可以写：%3", NULL)
TEXT(ELEMENT_ELSEWHERE, "<%1> 不能写在 <%2> 中；它属于 %3", NULL)
TEXT(ELEMENT_FOREIGN, "<%1> 的命名空间不对", NULL)
TEXT(ELEMENT_NO_CHILDREN, "<%1> 不能写在 <%2> 中；其中应为：%3", NULL)
TEXT(ELEMENT_ORDER, "<%1> 必须写在 <%2> 之前", "<%2> 在第 %3 行")
TEXT(ELEMENT_REPEATED, "<%2> 中只能有一个 <%1>", "第一个在第 %3 行")
TEXT(ELEMENT_TOO_MANY, "<%2> 中最多只能有 %3 个 <%1>", NULL)
TEXT(ELEMENT_EITHER, "<%1> 不能与 <%2> 同时写在这里", "<%2> 在第 %3 行")
TEXT(ELEMENT_MISSING, "<%1> 缺少 %2", NULL)
TEXT(TEXT_FORBIDDEN, "<%1> 中不能直接写文字；可以写：%2", NULL)
TEXT(CONTENT_FORBIDDEN, "<%1> 必须为空：其中不能有任何内容", NULL)
TEXT(ATTRIBUTE_UNKNOWN, "<%1> 没有属性 %2；可以有：%3", NULL)
TEXT(ATTRIBUTE_NONE, "<%1> 没有属性 %2；它没有任何属性", NULL)
TEXT(ATTRIBUTE_MISSING, "<%1> 缺少属性 %2", NULL)
TEXT(VALUE_EMPTY, "%1不能为空", NULL)
TEXT(VALUE_WRONG, "“%1”不能用于%2；请写%3", NULL)
TEXT(ID_DUPLICATE, "两个 <%1> 的 %2 都是“%3”", "第一个在第 %4 行")
TEXT(ID_TAKEN, "%1 “%2”已被占用", "第 %4 行的 <%3> 用了它")
TEXT(REFERENCE_DANGLING, "没有 %2 为“%3”的 %1", NULL)
TEXT(LANGUAGE_UNKNOWN, "无法制作语言为“%1”的文档；可用的语言有 %2",
     "这是整个文档的语言；其他语言的部分有自己的 xml:lang")
TEXT(SCHEMA_OTHER, "<%1> 在此处不符合架构", NULL)
TEXT(RESOURCE_MISSING, "缺少资源“%1”", "--resources 指定的文件夹必须包含 schemas/ 和 stylesheets/")
TEXT(SCHEMA_BROKEN, "无法使用架构：此处有错误", NULL)
TEXT(RULES_ELEMENT, "规则文件的此处不能有 <%1>", NULL)
TEXT(RULES_ATTRIBUTE, "<%1> 缺少属性 %2", NULL)
TEXT(RULES_REFERENCE, "规则文件中没有%1“%2”", NULL)
TEXT(RULES_EXPRESSION, "这不是此处可用的 XPath 1.0 表达式",
     "也可能是前缀没有 <ns>、函数未知，或变量没有 <let>")
TEXT(RULES_NODES, "这个表达式的结果不是节点", NULL)
TEXT(STYLESHEET_BROKEN, "样式表此处有错误，在 <%1> 中", NULL)
TEXT(STYLESHEET_REFUSED, "样式表不得读取“%1”",
     "样式表可读取 protoc 的资源和自身文件夹以下的文件；用 --allow 添加文件夹")
TEXT(STYLESHEET_STOPPED, "样式表“%1”没有运行到结束",
     "它可能在无休止地调用自己；用 --max-xslt-depth 和 --max-xslt-steps 设定其他上限")
TEXT(STYLESHEET_MESSAGE, "%1", NULL)
TEXT(STYLESHEET_TERMINATED, "%1", NULL)
TEXT(STYLE_NO_BASE, "样式表“%1”没有导入任何可由它替代的 protoc 样式表",
     "例如以 <xsl:import href=\"protoc:stylesheets/formats/fo.xsl\"/> 开头")
TEXT(PICTURE_PATH, "不能使用图片“%1”：%2",
     "图片放在文档所在文件夹或其下，用相对路径指明，例如 pictures/logo.png")
TEXT(PICTURE_MISSING, "没有图片“%1”", "路径从文档所在文件夹算起")
TEXT(PICTURE_UNREADABLE, "无法读取图片“%1”：%2", NULL)
TEXT(PICTURE_BROKEN, "图片“%1”%2", "请重新保存为 PNG 或 JPEG；--max-pixels 设定像素上限")
TEXT(PICTURE_LEFT_OUT, "%1；文档中略去该图片", NULL)
TEXT(ATTACHMENT_PATH, "不能使用附件“%1”：%2",
     "附件放在文档所在文件夹或其下：attachments/contract.pdf")
TEXT(ATTACHMENT_MISSING, "没有要附上的文件“%1”", "路径从文档所在文件夹算起")
TEXT(ATTACHMENT_TOO_MANY, "附件超过 %1 个的上限", "用 --max-attachments 设定其他上限")
TEXT(ATTACHMENT_UNREADABLE, "无法读取附件“%1”：%2", NULL)
TEXT(ATTACHMENT_LEFT_OUT, "没有附上“%1”：PDF/A-2 不能含有其他文件",
     "--pdf-profile=pdf/a-3a（默认值）可以")
TEXT(WORKER_FAILED, "protoc 在处理此文档时出错（%1）；其他文档不受影响",
     "这是 protoc 的错误：请连同文档一起报告")
TEXT(WORKER_MEMORY, "此文档所需的内存超过现有内存或其上限", "用 --max-memory 设定其他上限")
TEXT(TIME_LIMIT, "处理此文档超过 %1 秒的上限", "用 --max-time 设定其他上限")
TEXT(READER_FAILED, "protoc 处理“%1”失败（%2）", "这是 protoc 的错误：请连同文件一起报告")
TEXT(WORKER_NONE, "无法启动另一个进程：%1", NULL)
TEXT(FONT_SUBSTITUTED, "没有安装字体“%1”；改用“%2”", "请安装该字体或指定另一种；换行和分页可能不同")
TEXT(FONT_STYLE_MISSING, "字体“%1”没有%2；使用最接近的", NULL)
TEXT(FONT_RESTRICTED, "字体“%1”禁止嵌入文档；改用另一种", "可向字体厂商取得许可；或指定另一种字体")
TEXT(FONT_TOO_MANY, "文档需要的字体超过 %1 种的上限", "用 --max-fonts 设定其他上限")
TEXT(FONT_NONE, "系统中没有可用的字体", "请安装字体，例如软件包 fonts-paratype")
TEXT(OPTION_UNKNOWN, "不认识选项“%1”", "protoc --help 列出全部选项")
TEXT(OPTION_ARGUMENT_MISSING, "选项“%1”需要一个值：%1 %2", NULL)
TEXT(OPTION_ARGUMENT_EXTRA, "选项“%1”不带值，却给了“%2”", NULL)
TEXT(OPTION_VALUE_UNKNOWN, "“%2”不是选项“%1”的值；可用的有 %3", NULL)
TEXT(OPTION_VALUE_EMPTY, "选项“%1”的值是空的", NULL)
TEXT(PROTOBUF, "这个 protoc 编译会议纪要；“%1”是给 Protocol Buffers 编译器的",
     "后者在软件包 protobuf-compiler 中；用 make install PROGRAM=minutes-protoc "
     "安装本程序，两者即可并存")
TEXT(WARNING_UNKNOWN, "没有 id 为“%1”的消息", "id 写在消息后的方括号中；手册列出全部")
TEXT(WARNING_IS_NO_WARNING, "“%1”是错误，不能屏蔽或更改", NULL)
TEXT(INPUT_NOT_GIVEN, "没有指定输入文件", "例如：protoc meeting.xml")
TEXT(INPUT_EXTRA, "一次只能有一个文件：已有“%1”，又给了“%2”", "含空格的名称要加引号")
TEXT(OUTPUT_NAME_NEEDED, "标准输入没有名称，无法由它得出输出的名称",
     "请指定输出名称：-o meeting.pdf")
TEXT(OUTPUT_SUFFIX_UNKNOWN, "从名称“%1”看不出需要哪种格式；已知的结尾有 %2",
     "或指定格式：--format=pdf")
TEXT(OUTPUT_ONE_NAME, "“%1”是一个文件，但要写的不止一个",
     "请改为指定文件夹：-d out；含空格的名称要加引号")
TEXT(OUTPUT_TWICE, "“%1”和“%2”都会写入“%3”", "请把它们写到不同的文件夹")
TEXT(OUTPUT_WITH_CHECK, "--check 不写任何文件，不能与 --output 或 --directory 同用", NULL)
TEXT(OUTPUT_IS_INPUT, "“%1”既是输入又是输出", "请指定另一个输出：-o meeting.pdf")
TEXT(OPTION_FOR_LETTERS, "“%1”只用于邮件，而这次生成的是 %2",
     "要生成邮件：-t mail，或用 -o letter.eml 这样的文件名")
TEXT(INPUT_NOT_READ, "--%1 不读取文件，却给出了“%2”", "用 -o 指定要写的文件")
TEXT(NEW_EXISTS, "文件“%1”已存在，未作改动", "请换一个文件名：-o meeting.xml")
TEXT(LETTER_NO_SENDER, "邮件没有发件人：我方应当发信的人没有电子邮箱",
     "请为该参会人补上 <email>，或指定发件人：--from \"Anna Petrova <petrova@example.ru>\"")
TEXT(LETTER_NO_RECIPIENT, "邮件没有收件人：可以看这封信的人都没有电子邮箱",
     "请在参会人或 <distribution> 中补上邮箱，或指定收件人：--to orlova@example.ru")
TEXT(LETTER_PERSON_UNKNOWN, "没有带电子邮箱的参会人“%1”",
     "请写有 <email> 的参会人的 id，或写邮箱地址，如 orlova@example.ru")
TEXT(LETTER_ADDRESS_BROKEN, "“%1”不是可以寄信的地址",
     "地址写作 name@example.ru，用拉丁字母，不含空格")
TEXT(LETTER_ID_BROKEN, "“%1”不是邮件的 Message-ID",
     "见前一封邮件的信头：Message-ID: <1234@mail.example.ru>")
TEXT(LETTER_NOT_INTERNAL, "“%1”不是我方人员，因此邮件不得包含内部内容",
     "请去掉 --audience internal，或只把邮件发给我方人员")
TEXT(FO_NOT_FO, "根元素是 <%1>，不是 XSL-FO 的 <fo:root>",
     "要排版的文档的根元素是 <fo:root xmlns:fo=\"http://www.w3.org/1999/XSL/Format\">")
TEXT(FO_ELEMENT_UNKNOWN, "XSL-FO 没有元素 <%1>；只排版其内容", NULL)
TEXT(FO_ELEMENT_FOREIGN, "<%1> 不属于 XSL-FO；已略去", NULL)
TEXT(FO_ELEMENT_UNWRAPPED, "<%1> 不能写在 <%2> 中；只排版其内容", NULL)
TEXT(FO_IMPLIED, "<%1> 不能直接写在 <%2> 中；按写在 <%3> 中排版", NULL)
TEXT(FO_TEXT_IMPLIED, "<%1> 中不能直接写文字；按写在 <%2> 中排版", NULL)
TEXT(FO_ELEMENT_UNSUPPORTED, "不支持 <%1>；只排版其内容", NULL)
TEXT(FO_CASE_HIDDEN, "此 <fo:multi-case> 起初是隐藏的，纸上无法显示；已略去",
     "请在要打印的那个上写 starting-state=\"show\"")
TEXT(FO_FOREIGN_OBJECT, "无法显示 <fo:instream-foreign-object> 中的图形；已略去",
     "请另存为 PNG 文件，并写 <fo:external-graphic src=\"url(drawing.png)\"/>")
TEXT(FO_ELEMENT_MISPLACED, "<%1> 不能写在 <%2> 中；已略去", NULL)
TEXT(FO_LACKS, "<%1> 缺少 %2；仍照样排版", NULL)
TEXT(FO_SECOND, "<%1> 只能有一个 <%2>；这一个已略去", NULL)
TEXT(FO_NAME_TWICE, "名为“%2”的 <%1> 已经有了；这一个不用", NULL)
TEXT(FO_BODY_IMPLIED, "此页面模板缺少 <fo:region-body>；按没有边距的处理", NULL)
TEXT(FO_TEXT_MISPLACED, "<%1> 中不能直接写文字；已略去", "请放入 <fo:block>")
TEXT(FO_PROPERTY_UNSUPPORTED, "不支持属性“%1”；已忽略", NULL)
TEXT(FO_PART_TWICE, "一个表格只能有一个 <%1>；这一个已略去",
     "请把所有行放在一个里面，或改为 <fo:table-body>")
TEXT(FO_VALUE_UNSUPPORTED, "“%1”不是“%2”支持的值；已忽略", NULL)
TEXT(FORMAT_NOT_FROM_FO, "XSL-FO 文件可以变成 pdf 或 areas，不能变成 %1", "-t pdf")
TEXT(FO_NO_PAGES, "文档没有含 <fo:flow> 的 <fo:page-sequence>，因此没有页面", NULL)
TEXT(FO_MASTER_MISSING, "没有名为“%1”的页面模板", NULL)
TEXT(FO_STATIC_UNSEEN, "没有名为“%1”的区域，因此这个 <fo:static-content> 不会显示",
     "请写页面模板中某个区域的 region-name，例如 xsl-region-before")
TEXT(FO_REGION_MISSING, "没有名为“%1”的区域；其内容放在页面的正文区", NULL)
TEXT(FO_FLOW_SECOND, "一个页面序列只有一个流；“%1”已略去", "请为它单独写一个 <fo:page-sequence>")
TEXT(FO_PAGE_TOO_SMALL, "页面模板“%1”没有给正文留出空间", "请减小页边距")
TEXT(FO_DESTINATION_MISSING, "没有 id 为“%1”的内容，此链接无处可去", NULL)
TEXT(FO_CITATION_MISSING, "没有 id 为“%1”的内容，其页码处以“??”代替", NULL)
TEXT(FO_ID_TWICE, "id “%1”已经用过；链接指向第一个", NULL)
TEXT(GLYPH_MISSING, "已安装的字体都没有字符“%1”（%2）", "请安装含有它的字体，或换一种写法")
TEXT(GLYPH_BOX, "已安装的字体都没有字符“%1”（%2）；以方框代替", NULL)
TEXT(LINE_OVERFULL, "“%1”太长，超出行宽 %2 pt", "可用 &#x200B; 允许在此换行")
TEXT(CONTAINER_OVERFLOW, "这个 <%2> 的内容比它高 %1 pt，超出在外",
     "请增加它的高度；若有意如此，请写 overflow=\"visible\"")
TEXT(CONTAINER_CLIPPED, "这个 <%2> 的内容比它高 %1 pt；其余部分看不见", "请增加它的高度")
TEXT(CONTENT_TOO_TALL, "这一页放不下：超出 %1 pt", NULL)
TEXT(BREAK_INSIDE, "这个 <%1> 里面要求分页，但它整体排在一页上",
     "请在它之前或之后要求分页，或不给它规定高度")
TEXT(KEEP_BROKEN, "<%1> 要求不分开的内容一页放不下，已被分开",
     "请缩短内容；如果可以分开，请把“always”改为数字")
TEXT(FOOTNOTE_MOVED, "脚注在其标记所在的页上没有位置，已移到后面的页",
     "请缩短脚注或其标记所在的内容")
TEXT(TABLE_TOO_WIDE, "这个表格比可用宽度宽 %1 pt",
     "请缩小列宽，或让各列分享宽度：column-width=\"proportional-column-width(1)\"")
TEXT(TABLE_TOO_LARGE, "表格的列或行过多，无法排版", "请拆分表格")
TEXT(TABLE_ROWS_BEYOND, "此单元格跨 %1 行，但只有 %2 行",
     "行到表格的该部分（表头、表体或表尾）为止")
TEXT(TABLE_COLUMNS_BEYOND, "此单元格到达第 %1 列，而 <fo:table-column> 只有 %2 列",
     "请为每列各写一个，或都不写；没有的列平分宽度")
TEXT(TABLE_CELL_MOVED, "这一行的第 %1 列已被另一个单元格占用：本单元格放在第 %2 列",
     "上面各行的单元格可能伸入这一行；请写一个空闲的 column-number，或不写")
TEXT(PAGE_LIMIT, "文档超过 %1 页的上限", "用 --max-pages 设定其他上限")
TEXT(PDF_FAILED, "无法制作 PDF：其组成部分超过了 PDF 的容量", "请拆分文档")
TEXT(PDF_PICTURE_FAILED, "图片“%1”无法放入 PDF", "请用其他程序重新保存为 PNG 或 JPEG")
TEXT(PDF_FONT_FAILED, "字体“%1”无法放入 PDF", "请指定另一种具有 TrueType 或 CFF 轮廓的字体")
TEXT(COMMANDS_TWO, "--%1 与 %2 不能在一次运行中同时使用", "请分两次运行")
TEXT(OPTION_NEEDS, "%1 只有与 %2 一起使用才有意义", NULL)
TEXT(OUTPUT_WITH_COMMAND, "--%1 不写出可用 -o 命名的文件", NULL)
TEXT(PDF_NOT, "“%1”不是 PDF", NULL)
TEXT(PDF_ENCRYPTED, "“%1”已加密", "请把密码写入文件，并加上 --password-file=文件")
TEXT(PDF_PASSWORD_WRONG, "该密码打不开“%1”", NULL)
TEXT(PDF_DAMAGED, "“%1”已损坏，无法读取：%2", NULL)
TEXT(PDF_REPAIRED, "“%1”已损坏；已读出其中能找到的内容", NULL)
TEXT(PDF_TOO_LARGE, "“%1”中的%2解压后超过 %3 MB 的上限", "该文件可能是为使读取程序耗尽资源而制作的")
TEXT(PDF_NO_ATTACHMENTS, "“%1”没有附带任何文件", NULL)
TEXT(PDF_NO_SOURCE, "“%1”没有附带源文件", "protoc --list “%1” 可列出所附文件")
TEXT(FOLDER_FAILED, "无法建立文件夹“%1”：%2", NULL)
TEXT(PASSWORD_EMPTY, "%1 中没有密码", "密码是第一行")
TEXT(PASSWORD_LONG, "%1 中的密码超过 127 字节的上限", NULL)
TEXT(PASSWORD_TWO, "两次输入的密码不一致", NULL)
TEXT(ENCRYPTED_NO_ARCHIVE, "加密的 PDF 不是 PDF/A，不能长期存档",
     "请同时保留未用 --encrypt 的 PDF；用 --pdf-profile=pdf/ua-1 或 none 表示您已知晓")
TEXT(VERIFY_NO_RECORD, "“%1”没有说明它是如何制作的", "只能验证由 protoc 写出的 PDF")
TEXT(VERIFY_SOURCE_CHANGED, "“%1”中所附的源文件不是制作该 PDF 的源文件", NULL)
TEXT(VERIFY_NOT_COMPILED, "“%1”中的源文件在这里无法编译",
     "请用 --extract-all 取出后编译，以查明原因")
TEXT(VERIFY_PAGE, "“%1”的第 %2 页与所附源文件得出的不同", NULL)
TEXT(VERIFY_PAGE_COUNT, "“%1”有 %2 页，而所附源文件得出 %3 页", NULL)
TEXT(VERIFY_OTHER_MEANS, "“%1”是用 %2 制作的；这里是 %3", "页面可能仅因此而不同")
TEXT(DIGEST_UNREADABLE, "“%1”不是摘要：应为 16 到 64 位 0–9 和 a–f", NULL)
TEXT(DIGEST_OTHER, "这不是“%1”中源文件的摘要；其摘要为 %2",
     "请再核对一次；若无误，则纸质件与文件不是同一份")
TEXT(DRAW_UP_PERIOD_MISSING, "--report 没有写明日期范围", "请加上 --period=2024-06-01/2024-06-30")
TEXT(DRAW_UP_OTHER_KIND, "<%1> 不是会议纪要：该文件未列入报告", NULL)
TEXT(DRAW_UP_INTERNAL, "该纪要标明 audience=\"internal\"，未列入报告",
     "用 --audience=internal 可列入我方内部报告")
TEXT(DRAW_UP_NOTHING, "%2 至 %3 之间没有与“%1”会谈的纪要", NULL)
TEXT(EXTRACT_EXISTS, "已有另一个文件“%1”", "未作任何更改；请用 -o 文件 指定名称")
TEXT(TITLE_MISSING, "文档没有标题",
     "请在 <fo:page-sequence> 的最前面写 <fo:title>…</fo:title>，或在 <fo:declarations> 中写 "
     "dc:title；阅读器和档案会显示它；--pdf-profile=none 不要求标题")
TEXT(LANGUAGE_MISSING, "文档没有说明使用的语言",
     "请写在第一个标签中：<fo:root xml:lang=\"zh\" …>；朗读程序需要它；--pdf-profile=none "
     "不要求语言")
TEXT(LANGUAGE_MALFORMED, "“%1”不是语言", "请写代码，如 en、ru、zh 或 de-CH")
TEXT(PICTURE_UNDESCRIBED, "没有为看不见的人描述这张图片",
     "请写明图片内容：fox:alt-text=\"…\"；纯装饰请写 role=\"Artifact\"")
TEXT(PICTURE_CMYK, "图片“%1”使用印刷色（CMYK），档案无法可靠显示",
     "请重新保存为 RGB，或放弃存档：--pdf-profile=pdf/ua-1")
TEXT(LINK_IN_ARTIFACT, "此链接被略去：它位于不朗读的内容中，例如页眉", "请在正文中也写上")
TEXT(LINK_ROLE, "链接不能有角色“%1”", "请去掉 role；链接外层的元素可以有该角色")
TEXT(HEADING_SKIPPED, "标题 %1 跳过了一级", "这里可以用 %2 或更高一级的标题")
TEXT(ROLE_UNKNOWN, "没有角色“%1”",
     "角色有 P、H1 至 H6、Sect、Div、BlockQuote、Note、Artifact 以及 PDF 1.7 第 14.8.4 "
     "节中的其他角色")
TEXT(ROLE_MISPLACED, "角色 %1 不能放在 %2 中", NULL)
TEXT(ARCHIVE_STANDARD_INPUT, "来自标准输入的内容无法归档", "请先存成文件")
TEXT(ARCHIVE_NAME_PART, "归档名称没有 {%1} 这一部分",
     "已知的有 {date}、{kind}、{client}、{number} 和 {language}")
TEXT(ARCHIVE_NOT_MINUTES, "“%1”是 XSL-FO；只能归档会议纪要", NULL)
TEXT(ARCHIVE_FOREIGN, "“%1”中已有不属于档案的索引",
     "请指定另一个文件夹，或删除其中的 index.xml 和 index.html")
TEXT(ARCHIVE_FAILED, "无法使用档案“%1”：%2", NULL)
TEXT(ARCHIVE_INCOMPLETE, "无法制作该文件的 %1；未归档任何内容", NULL)
