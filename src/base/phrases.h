/* phrases.h: words that sources in C put into messages, a row each:
 *     PHRASE(English, Russian, Chinese)
 * The English is what phrase() is called with, and, for values, what the schema says in <s:value>; tests/phrases.sh
 * looks for those without a row. In Russian the words follow “запишите” or “в” in a message, which decides
 * their case. */

/* Lists and suggestions */
PHRASE(" or ", " или ", "或")
PHRASE(" and ", " и ", "和")
PHRASE(" or another", " или другой", "或其他元素")
PHRASE("clients in these files: %s", "клиенты в этих файлах: %s", "这些文件中的客户：%s")
PHRASE("did you mean <fo:%s>?", "возможно, имелось в виду <fo:%s>", "您是否想写 <fo:%s>？")
PHRASE("did you mean %s?", "возможно, имелось в виду %s", "您是否想写 %s？")
PHRASE("did you mean “%s”?", "возможно, имелось в виду «%s»", "您是否想写“%s”？")
PHRASE("did you mean “%s”? ", "возможно, имелось в виду «%s»; ", "您是否想写“%s”？")
PHRASE("did you mean “%.*s%s”?", "возможно, имелось в виду «%.*s%s»", "您是否想写“%.*s%s”？")
PHRASE("did you mean --%s?", "возможно, имелось в виду --%s", "您是否想写 --%s？")
PHRASE("known: ", "известны: ", "已知的有：")
PHRASE("there is none at all", "таких нет вовсе", "文档中一个也没有")

/* The form diagnostics are printed in */
PHRASE("error", "ошибка", "错误")
PHRASE("warning", "предупреждение", "警告")
PHRASE("hint", "подсказка", "提示")

PHRASE("done", "готово", "完成")
PHRASE("not done, it has errors", "не готово: есть ошибки", "未完成：有错误")

/* Files and the system */
PHRASE("standard input", "стандартный ввод", "标准输入")
PHRASE("standard output", "стандартный вывод", "标准输出")
PHRASE("you have no permission for this", "у вас нет на это прав", "您没有相应的权限")
PHRASE("the disk is full", "диск заполнен", "磁盘已满")
PHRASE("your share of the disk is used up", "ваша доля диска исчерпана", "您的磁盘配额已用完")
PHRASE("the disk is read-only", "диск доступен только для чтения", "磁盘是只读的")
PHRASE("the disk reports a fault", "диск сообщает о неисправности", "磁盘报告故障")
PHRASE("the program that was to read the output has stopped",
       "программа, которая должна была читать вывод, завершилась", "读取输出的程序已停止")
PHRASE("it is closed", "он закрыт", "它已关闭")
PHRASE("the name is too long", "слишком длинное имя", "名称太长")
PHRASE("a part of its path is not a folder", "часть пути — не папка", "路径中有一部分不是文件夹")
PHRASE("its links lead in a circle", "ссылки ведут по кругу", "链接形成了循环")
PHRASE("the file would be too large", "файл оказался бы слишком большим", "文件会过大")
PHRASE("too many files are open", "открыто слишком много файлов", "打开的文件过多")
PHRASE("its folder has disappeared", "папка исчезла", "所在文件夹已消失")
PHRASE("nothing is connected to it", "к нему ничего не подключено", "没有连接任何设备")

/* What a file is that is not XML */
PHRASE("a PDF file", "файл PDF", "PDF 文件")
PHRASE("a ZIP file, such as a Word or LibreOffice document",
       "архив ZIP, например документ Word или LibreOffice",
       "ZIP 文件，例如 Word 或 LibreOffice 文档")
PHRASE("an old Word or Excel document", "старый документ Word или Excel", "旧版 Word 或 Excel 文档")
PHRASE("an RTF document", "документ RTF", "RTF 文档")
PHRASE("a PNG picture", "картинка PNG", "PNG 图片")
PHRASE("a JPEG picture", "картинка JPEG", "JPEG 图片")
PHRASE("a GIF picture", "картинка GIF", "GIF 图片")
PHRASE("a gzip file", "файл gzip", "gzip 文件")
PHRASE("a program", "программа", "程序")
PHRASE("a PostScript file", "файл PostScript", "PostScript 文件")
PHRASE("JSON or plain text", "JSON или простой текст", "JSON 或纯文本")
PHRASE("a file of another kind", "файл другого рода", "其他类型的文件")
PHRASE("plain text", "простой текст", "纯文本")

/* Reading XML */
PHRASE("a character", "символа", "一个字符")
PHRASE("a comment", "комментария", "注释")
PHRASE("a CDATA section", "раздела CDATA", "CDATA 段")
PHRASE("a processing instruction", "инструкции обработки", "处理指令")
PHRASE("a tag", "тега", "标签")
PHRASE("this text", "этот текст", "这段文字")
PHRASE("the byte 0x%02X", "байт 0x%02X", "字节 0x%02X")
PHRASE("the file may be cut short", "возможно, файл обрезан", "文件可能被截断")
PHRASE("write encoding=\"UTF-8\" here", "напишите здесь encoding=\"UTF-8\"",
       "请在此处写 encoding=\"UTF-8\"")
PHRASE("write “;” at its end, for example &#160;", "поставьте в конце «;», например &#160;",
       "请在末尾写“;”，例如 &#160;")
PHRASE("write &#160; for a space where no line may break",
       "пробел без переноса строки пишется &#160;", "不换行空格请写作 &#160;")
PHRASE("write &lt; for the character “<”", "знак «<» пишется &lt;", "字符“<”请写作 &lt;")

/* The schema */
PHRASE("write in this tag: xmlns%s%s=\"%s\"", "напишите в этом теге: xmlns%s%s=\"%s\"",
       "请在此标签中写：xmlns%s%s=\"%s\"")
PHRASE("remove xmlns=\"%s\" here", "уберите здесь xmlns=\"%s\"", "请删除此处的 xmlns=\"%s\"")
PHRASE("write <%s%s%s>", "напишите <%s%s%s>", "请写 <%s%s%s>")
PHRASE("write xmlns=\"%s\" in the first tag", "напишите xmlns=\"%s\" в первом теге",
       "请在第一个标签中写 xmlns=\"%s\"")
PHRASE("in <%s> may stand: %s", "в <%s> может стоять: %s", "<%s> 中可以写：%s")
PHRASE("only text", "только текст", "文字")
PHRASE("nothing", "ничего", "（不得有内容）")
PHRASE("only ", "только ", "")
PHRASE("write %s", "напишите %s", "请写%s")
PHRASE("write %s=\"…\": %s", "напишите %s=\"…\": %s", "请写 %s=\"…\"：%s")
PHRASE("there is no such day", "такого дня нет", "没有这一天")
PHRASE("the attribute %s of <%s>", "атрибут %s элемента <%s>", "<%2$s> 的属性 %1$s")
PHRASE("it comes after <%s>", "он стоит после <%s>", "它位于 <%s> 之后")
PHRASE("the first of them comes after <%s>", "первый из них стоит после <%s>",
       "其中第一个位于 <%s> 之后")
PHRASE("it comes first in <%s>", "он стоит в <%s> первым", "它是 <%s> 中的第一个")
PHRASE("the first of them comes first in <%s>", "первый из них стоит в <%s> первым",
       "其中第一个是 <%s> 中的第一个")
PHRASE("element", "элемент", "元素")
PHRASE("value", "значение", "值")
PHRASE("one of: ", "одно из: ", "以下之一：")
PHRASE("a list, with spaces between: each ", "список через пробел, в нём каждый раз ",
       "以空格分隔的列表，每一项为")
PHRASE(", or ", " или ", "，或")
PHRASE("what the schema asks for", "то, чего требует схема", "架构所要求的内容")

/* Values: types of XML Schema */
PHRASE("a date such as 2022-05-12", "дату, например 2022-05-12", "日期，例如 2022-05-12")
PHRASE("a time such as 10:30:00", "время, например 10:30:00", "时间，例如 10:30:00")
PHRASE("a date and time such as 2022-05-12T10:30:00", "дату и время, например 2022-05-12T10:30:00",
       "日期和时间，例如 2022-05-12T10:30:00")
PHRASE("a year such as 2022", "год, например 2022", "年份，例如 2022")
PHRASE("a month such as 2022-05", "месяц, например 2022-05", "月份，例如 2022-05")
PHRASE("a duration such as PT1H30M", "длительность, например PT1H30M", "时长，例如 PT1H30M")
PHRASE("true or false", "true или false", "true 或 false")
PHRASE("a whole number", "целое число", "整数")
PHRASE("a whole number from 0", "целое число от 0", "不小于 0 的整数")
PHRASE("a whole number from 1", "целое число от 1", "不小于 1 的整数")
PHRASE("a number such as 12.5", "число, например 12.5", "数字，例如 12.5")
PHRASE("an address", "адрес", "网址")
PHRASE("a language such as ru or en", "язык, например ru или en", "语言，例如 ru 或 en")
PHRASE("a name of letters, digits and hyphens that begins with a letter",
       "имя из букв, цифр и дефисов, начинающееся с буквы",
       "由字母、数字和连字符组成并以字母开头的名称")
PHRASE("the id of another element", "id другого элемента", "另一个元素的 id")
PHRASE("a word of letters, digits and hyphens", "слово из букв, цифр и дефисов",
       "由字母、数字和连字符组成的词")

/* Values: types of schemas/ */
PHRASE("some text", "текст", "一些文字")
PHRASE("an id such as petrov: letters, digits and hyphens, beginning with a letter, without spaces",
       "id, например petrov: буквы, цифры и дефисы без пробелов, сначала буква",
       "id，例如 petrov：由字母、数字和连字符组成，以字母开头，不含空格")
PHRASE("a time such as 09:30", "время, например 09:30", "时间，例如 09:30")
PHRASE("a duration such as PT1H30M (1 hour 30 minutes) or PT45M",
       "длительность, например PT1H30M (1 час 30 минут) или PT45M",
       "时长，例如 PT1H30M（1 小时 30 分钟）或 PT45M")
PHRASE("an e-mail address such as petrova@example.ru", "адрес почты, например petrova@example.ru",
       "电子邮件地址，例如 petrova@example.ru")
PHRASE("a telephone number such as +7 495 123-45-67", "номер телефона, например +7 495 123-45-67",
       "电话号码，例如 +7 495 123-45-67")
PHRASE("an address such as https://example.ru/page, mailto:petrova@example.ru or tel:+74951234567",
       "адрес, например https://example.ru/page, mailto:petrova@example.ru или tel:+74951234567",
       "地址，例如 https://example.ru/page、mailto:petrova@example.ru 或 tel:+74951234567")
PHRASE("a file name such as logo.png or pictures/plan.jpg",
       "имя файла, например logo.png или pictures/plan.jpg",
       "文件名，例如 logo.png 或 pictures/plan.jpg")
PHRASE("a whole number from 1 to 9999, such as 3", "целое число от 1 до 9999, например 3",
       "1 到 9999 的整数，例如 3")
PHRASE("a whole number from 1 to 99", "целое число от 1 до 99", "1 到 99 的整数")
PHRASE("yes or no", "yes (да) или no (нет)", "yes（是）或 no（否）")
PHRASE("internal (our side only) or client (everyone)",
       "internal (только для нас) или client (для всех)", "internal（仅我方）或 client（所有人）")
PHRASE("full (the full version only) or brief (both versions)",
       "full (только полный вариант) или brief (оба варианта)",
       "full（仅完整版）或 brief（两种版本）")
PHRASE("ours, client or third-party", "ours (мы), client (клиент) или third-party (третья сторона)",
       "ours（我方）、client（客户）或 third-party（第三方）")
PHRASE("ours or client", "ours (мы) или client (клиент)", "ours（我方）或 client（客户）")
PHRASE(
    "chair, secretary, speaker, teller, invited, observer, lead or support",
    "chair (председатель), secretary (секретарь), speaker (докладчик), teller (счётчик голосов), "
    "invited (приглашённый), observer (наблюдатель), lead (ведущий переговоров) или support "
    "(поддержка)",
    "chair（主席）、secretary（秘书）、speaker（报告人）、teller（计票人）、invited（应邀者）、"
    "observer（观察员）、lead（主谈）或 support（协助）")
PHRASE(
    "one or more of chair, secretary, speaker, teller, invited, observer, lead, support, with "
    "spaces between them",
    "одно или несколько через пробел из: chair (председатель), secretary (секретарь), speaker "
    "(докладчик), teller (счётчик голосов), invited (приглашённый), observer (наблюдатель), lead "
    "(ведущий переговоров), support (поддержка)",
    "以下一项或多项，以空格分隔：chair（主席）、secretary（秘书）、speaker（报告人）、teller（计票"
    "人）、invited（"
    "应邀者）、observer（观察员）、lead（主谈）、support（协助）")
PHRASE("present, absent or excused",
       "present (присутствует), absent (отсутствует) или excused (отсутствует по уважительной "
       "причине)",
       "present（出席）、absent（缺席）或 excused（请假）")
PHRASE("high, normal or low", "high (высокий), normal (обычный) или low (низкий)",
       "high（高）、normal（普通）或 low（低）")
PHRASE(
    "open, in-progress, done, overdue or cancelled",
    "open (открыто), in-progress (в работе), done (выполнено), overdue (просрочено) или cancelled "
    "(отменено)",
    "open（未开始）、in-progress（进行中）、done（已完成）、overdue（逾期）或 cancelled（已取消）")
PHRASE("bullets or numbers", "bullets (маркеры) или numbers (номера)",
       "bullets（项目符号）或 numbers（编号）")
PHRASE("start, center or end", "start (к началу), center (по центру) или end (к концу)",
       "start（起始）、center（居中）或 end（末尾）")
PHRASE("new or repeat", "new (новый) или repeat (повторный)", "new（新客户）或 repeat（老客户）")
PHRASE("a whole number of votes, such as 0 or 7", "целое число голосов, например 0 или 7",
       "整数票数，例如 0 或 7")
PHRASE("approved, approved-as-corrected or not-approved",
       "approved (утверждён), approved-as-corrected (утверждён с поправками) или not-approved (не "
       "утверждён)",
       "approved（已通过）、approved-as-corrected（修正后通过）或 not-approved（未通过）")
PHRASE("carried, lost, withdrawn or postponed",
       "carried (принято), lost (отклонено), withdrawn (снято) или postponed (отложено)",
       "carried（通过）、lost（未通过）、withdrawn（撤回）或 postponed（暂缓）")
PHRASE("client-meeting, negotiation, meeting or board",
       "client-meeting (встреча с клиентом), negotiation (переговоры), meeting (совещание) или "
       "board (заседание)",
       "client-meeting（客户会谈）、negotiation（谈判）、meeting（会议）或 "
       "board（董事会、理事会会议）")
PHRASE("confirmed or remarks", "confirmed (подтверждено) или remarks (есть замечания)",
       "confirmed（已确认）或 remarks（有意见）")
PHRASE("email, letter, exchange (of electronic documents) or messenger",
       "email (эл. почта), letter (письмо), exchange (ЭДО) или messenger (мессенджер)",
       "email（电子邮件）、letter（信函）、exchange（电子公文）或 messenger（即时通讯）")
PHRASE("for, against or abstained", "for (за), against (против) или abstained (воздержался)",
       "for（同意）、against（反对）或 abstained（弃权）")
PHRASE("open, roll-call or secret", "open (открытое), roll-call (поимённое) или secret (тайное)",
       "open（公开）、roll-call（记名）或 secret（无记名）")
PHRASE("regular, special or continued",
       "regular (очередное), special (внеочередное) или continued (продолжение)",
       "regular（例会）、special（临时会议）或 continued（续会）")
PHRASE("draft, sent, returned, agreed or signed",
       "draft (черновик), sent (отправлен), returned (возвращён с замечаниями), agreed "
       "(согласован) или signed (подписан)",
       "draft（草稿）、sent（已发送）、returned（已退回修改）、agreed（已同意）或 signed（已签署）")
PHRASE("internal, confidential or trade-secret",
       "internal (для служебного пользования), confidential (конфиденциально) или trade-secret "
       "(коммерческая тайна)",
       "internal（内部）、confidential（保密）或 trade-secret（商业秘密）")
PHRASE("list or time-grid", "list (список) или time-grid (сетка времени)",
       "list（列表）或 time-grid（时间表）")
PHRASE("meeting, visit, call, video, messenger, email or letter",
       "meeting (встреча), visit (визит), call (звонок), video (видеовстреча), messenger "
       "(мессенджер), email (эл. письмо) или letter (бумажное письмо)",
       "meeting（面谈）、visit（拜访）、call（电话）、video（视频）、messenger（即时通讯）、email（"
       "邮件）或 "
       "letter（信函）")
PHRASE("core, expected or latent", "core (основная), expected (ожидаемая) или latent (скрытая)",
       "core（核心）、expected（期望）或 latent（潜在）")
PHRASE("pending, won or ended",
       "pending (в работе), won (договор заключён) или ended (завершена без договора)",
       "pending（待推进）、won（已成交）或 ended（已终止）")
PHRASE("success or improvement", "success (что удалось) или improvement (что улучшить)",
       "success（成功经验）或 improvement（改进点）")
PHRASE("an amount such as 80000 or 80000.50, without spaces and currency sign",
       "сумма, например 80000 или 80000.50, без пробелов и знака валюты",
       "金额，例如 80000 或 80000.50，不带空格和货币符号")
PHRASE("three capital letters such as CNY, RUB, USD or EUR",
       "три заглавные латинские буквы, например CNY, RUB, USD или EUR",
       "三个大写字母，例如 CNY、RUB、USD 或 EUR")
PHRASE("reached, partly or not-reached",
       "reached (достигнуто), partly (частично) или not-reached (не достигнуто)",
       "reached（已达到）、partly（部分达到）或 not-reached（未达到）")

/* Rules, pictures, fonts */
PHRASE("diagnostic", "пояснения", "说明")
PHRASE("abstract rule", "отвлечённого правила", "抽象规则")
PHRASE("abstract pattern", "отвлечённой группы правил", "抽象模式")
PHRASE("the path is empty", "путь пуст", "路径为空")
PHRASE("the path is absolute", "путь начинается от корня диска", "路径是绝对路径")
PHRASE("the path holds “\\” where “/” is written", "в пути стоит «\\», а пишется «/»",
       "路径中应写“/”而不是“\\”")
PHRASE("it is an address, not a path", "это адрес, а не путь", "这是网址而不是路径")
PHRASE("the path leads out of the folder of the document", "путь ведёт за пределы папки документа",
       "路径超出了文档所在文件夹")
PHRASE("it is a link that leads out of the folder of the document",
       "это ссылка, которая ведёт за пределы папки документа", "这是指向文档文件夹之外的链接")
PHRASE("permission is denied", "нет прав на чтение", "没有读取权限")
PHRASE("the path cannot be followed", "по этому пути не пройти", "无法沿此路径找到文件")
PHRASE("it is a folder", "это папка", "这是文件夹")
PHRASE("it is no ordinary file", "это не обычный файл", "这不是普通文件")
PHRASE("it is larger than the limit, which --max-file sets",
       "он больше предела, который задаёт --max-file", "它超过了 --max-file 设定的上限")
PHRASE("is cut short", "обрезана", "不完整")
PHRASE("is damaged", "повреждена", "已损坏")
PHRASE("is damaged: a checksum is wrong", "повреждена: не сходится контрольная сумма",
       "已损坏：校验和不符")
PHRASE("has no pixels", "не содержит ни одной точки", "没有像素")
PHRASE("has too many pixels", "содержит слишком много точек", "像素过多")
PHRASE("is damaged: it holds more rows than its size says",
       "повреждена: строк больше, чем указано в размере", "已损坏：行数多于其尺寸所示")
PHRASE("is damaged: it holds fewer rows than its size says",
       "повреждена: строк меньше, чем указано в размере", "已损坏：行数少于其尺寸所示")
PHRASE("uses a feature of its format that is not supported",
       "использует неподдерживаемую возможность формата", "使用了不支持的格式特性")
PHRASE("is empty", "пуста", "是空的")
PHRASE("is neither a PNG nor a JPEG", "не PNG и не JPEG", "既不是 PNG 也不是 JPEG")
PHRASE("bold", "полужирного начертания", "粗体")
PHRASE("italic", "курсива", "斜体")
PHRASE("bold italic", "полужирного курсива", "粗斜体")

/* What a PDF consists of, as the object of reading it */
PHRASE("what the file is made of", "устройство файла", "文件结构")
PHRASE("the metadata", "метаданные", "元数据")
PHRASE("the list of pages", "список страниц", "页面列表")
PHRASE("the attached file “%s”", "приложенный файл «%s»", "所附文件“%s”")
PHRASE("page %zu", "страница %zu", "第 %zu 页")
PHRASE("none", "ничего такого нет", "没有")
PHRASE("the terminal", "терминал", "终端")
PHRASE("Password: ", "Пароль: ", "密码：")
PHRASE("The same again: ", "Ещё раз: ", "请再输入一次：")
