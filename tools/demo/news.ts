/**
 * One item of 最新动态 (the centre) or 公告信息 (a library). Texts may hold dates that move with the
 * day the demonstration is made: see `written` in news-dates.ts.
 */
export type DemoNews = {
  /** The library that publishes it; null for the centre. */
  libraryCode: string | null
  /** Published so many days before (negative) the day the demonstration is made; 0 is that day. */
  publishedDay: number
  titleZh: string
  titleEn: string
  bodyZh: string
  bodyEn: string
}

/** 最新动态: one of each kind that the seeds' portals show (S2, S3; domain.md §2.1), and a few more. */
export const CENTRE_NEWS: readonly DemoNews[] = [
  {
    libraryCode: null,
    publishedDay: -1,
    titleZh: '请各成员馆核对{lastMonth}本馆补贴费用',
    titleEn: 'Members: please check your subsidies for {lastMonth}',
    bodyZh:
      '{lastMonth}补贴费用已生成，请各成员馆在{day+9}以前登录馆际互借事务管理系统逐行核对。对某一行有异议的，请在该行写明申请单号和原因；到期没有异议的，按已核对处理。',
    bodyEn:
      'The subsidies for {lastMonth} are ready. Please check them line by line in the management system by {day+9}. To dispute a line, give the request number and the reason on that line; lines not disputed by then count as checked.',
  },
  {
    libraryCode: null,
    publishedDay: -3,
    titleZh: '关于馆际互借延长免费服务期至{freeUntil}的通知',
    titleEn: 'Free service extended to {freeUntil}',
    bodyZh:
      '馆际互借物流费用继续由中心全额补贴，免费服务期延长至{freeUntil}。读者只需到本馆馆际互借处取书、还书；逾期、丢失、损坏按出借馆的规定处理。',
    bodyEn:
      'The centre goes on paying the full courier fee of every loan until {freeUntil}. Readers collect and return books at their own library; overdue, lost and damaged books follow the rules of the lending library.',
  },
  {
    libraryCode: null,
    publishedDay: -5,
    titleZh: '关于寒假期间节假日设置及还书时间顺延的通知',
    titleEn: 'Winter holiday: closed days and later return dates',
    bodyZh:
      '请各馆在{day+21}以前在本馆设置中填写寒假闭馆日期。闭馆期间到期的图书统一顺延，顺延后的应还日期会通知读者。国家图书馆、上海图书馆的图书不顺延，请提醒读者在放假前归还。',
    bodyEn:
      'Please enter your winter closing days in the library settings by {day+21}. Books due while libraries are closed get one common later due date, and readers are told. Books of the National Library and Shanghai Library are not extended: please remind readers to return them before the holiday.',
  },
  {
    libraryCode: null,
    publishedDay: -9,
    titleZh: '关于评选{year}年馆际互借服务先进集体的通知',
    titleEn: 'Award {year}: libraries with outstanding service',
    bodyZh:
      '评选依据本评估年度的业务量、满足率、馆藏资源、宣传培训和调研问卷五项。评估年度为上年12月1日至本年11月30日，数据由系统统计，请各馆核对后在{day+14}以前申报。',
    bodyEn:
      'The award weighs five indicators of the evaluation year: volume, fill rate, collections, promotion and training, and the survey. The year runs from 1 December to 30 November; figures come from the system. Please check yours and apply by {day+14}.',
  },
  {
    libraryCode: null,
    publishedDay: -9,
    titleZh: '关于评选{year}年馆际互借服务先进个人的通知',
    titleEn: 'Award {year}: outstanding interlibrary loan librarians',
    bodyZh:
      '每馆可推荐一人，推荐表请由馆长签字后在{day+14}以前寄到中心。系统内不登记个人银行帐户，奖金发放另行通知。',
    bodyEn:
      'Each library may propose one person; send the form, signed by the director, to the centre by {day+14}. No bank accounts are kept in this system; payment is arranged separately.',
  },
  {
    libraryCode: null,
    publishedDay: -12,
    titleZh: '请各馆尽快将快递发票送到北邮',
    titleEn: 'Please send courier invoices to BUPT soon',
    bodyZh:
      '{lastMonth}仍有部分成员馆的快递发票没有送到。请在{day+5}以前送到北京邮电大学图书馆，或在系统中上传。发票册数应与扫描交接的册数一致。',
    bodyEn:
      'Some courier invoices for {lastMonth} are still missing. Please bring them to the library of BUPT by {day+5}, or upload them here. The number of books must equal the number scanned.',
  },
  {
    libraryCode: null,
    publishedDay: -18,
    titleZh: '{lastYear}年12月–{year}年11月补贴数量统计表（到上月）',
    titleEn: 'Subsidy table December {lastYear} to November {year} (up to last month)',
    bodyZh: '本评估年度到上月的补贴数量统计表已可在“结算核对”中查看。全年表在12月3日生成。',
    bodyEn:
      'The subsidy table of this evaluation year, up to last month, can be seen under Statements. The table of the whole year is made on 3 December.',
  },
  {
    libraryCode: null,
    publishedDay: -26,
    titleZh: '北京吉利大学图书馆等三馆开通馆际互借',
    titleEn: 'Three more libraries open interlibrary loan',
    bodyZh:
      '北京吉利大学图书馆、北京联合大学图书馆、北京青年政治学院图书馆已开通馆际互借，读者现在可以在联合检索中查到这三馆的图书并提交申请。',
    bodyEn:
      'Beijing Geely University, Beijing Union University and Beijing Youth Politics College have opened interlibrary loan. Their books can be found in the union search and asked for.',
  },
  {
    libraryCode: null,
    publishedDay: -33,
    titleZh: '关于表彰{lastYear}年馆际互借服务先进集体及个人的决定',
    titleEn: 'Awards {lastYear}: the decision',
    bodyZh:
      '经各馆申报、中心统计和评审，{lastYear}年馆际互借服务先进集体十个、先进个人若干，名单已寄送各馆。感谢各馆馆际互借员一年来的工作。',
    bodyEn:
      'After applications, figures and review, ten libraries and several librarians receive the award of {lastYear}; the list has been sent to all members. Our thanks to every interlibrary loan librarian.',
  },
  {
    libraryCode: null,
    publishedDay: -47,
    titleZh: '新学期馆际互借培训安排',
    titleEn: 'Training for the new term',
    bodyZh:
      '面向新任馆际互借员的培训分两场举行：事务管理系统操作、申请处理与物流交接。请各馆报名。',
    bodyEn:
      'Training for new librarians is held in two sessions: working with the management system, and handling requests and parcels. Please sign up.',
  },
]

/** 公告信息: what single libraries tell readers (S3: mostly that a service pauses). */
export const LIBRARY_NEWS: readonly DemoNews[] = [
  {
    libraryCode: '211380',
    publishedDay: -2,
    titleZh: '馆舍检修，馆际互借暂停服务',
    titleEn: 'Building works: interlibrary loan suspended',
    bodyZh: '因馆舍检修，我馆{day-2}至{day+12}暂停馆际互借服务，借出的图书请照常归还本校图书馆。',
    bodyEn:
      'Because of building works our interlibrary loan service is suspended from {day-2} to {day+12}. Please return our books to your own library as usual.',
  },
  {
    libraryCode: '110001',
    publishedDay: -3,
    titleZh: '本月外文图书仍有余额，欢迎申请',
    titleEn: 'Foreign books still available this month',
    bodyZh:
      '本月可借出的外文图书仍有余额。请通过检索结果提交申请；提交后不能自行撤销，也不能直接填写申请单。',
    bodyEn:
      'Some of this month’s quota of foreign books is left. Ask from a search result; such requests cannot be withdrawn by yourself, nor entered directly.',
  },
  {
    libraryCode: '211090',
    publishedDay: -6,
    titleZh: '取书处迁至图书馆一层总服务台',
    titleEn: 'Pick-up moved to the information desk, 1F',
    bodyZh: '自{day-6}起，馆际互借取书、还书均在图书馆一层总服务台办理，开放时间不变。',
    bodyEn:
      'From {day-6} interlibrary loan books are collected and returned at the information desk on the first floor. Hours stay the same.',
  },
  {
    libraryCode: '211212',
    publishedDay: -10,
    titleZh: '寒假期间服务安排',
    titleEn: 'Service during the winter break',
    bodyZh: '寒假期间每周三上午可取书、还书，新申请在开学后处理。请在{day+20}以前归还到期图书。',
    bodyEn:
      'During the winter break books can be collected and returned on Wednesday mornings; new requests wait for the new term. Please return books that fall due by {day+20}.',
  },
  {
    libraryCode: '211130',
    publishedDay: -14,
    titleZh: '馆际互借处在二层中心书库',
    titleEn: 'Interlibrary loan is in the Central Stacks, 2F',
    bodyZh: '接到“文献到馆”通知后，请带一卡通到二层中心书库取书；还书也在原处。',
    bodyEn:
      'When you are told that your book has arrived, bring your campus card to the Central Stacks on the second floor. Books are returned there too.',
  },
  {
    libraryCode: '211360',
    publishedDay: -16,
    titleZh: '馆际互借押金说明',
    titleEn: 'About the deposit for interlibrary loan',
    bodyZh: '取书时每册交押金100元，还书后退还，不是费用。物流费由中心补贴。',
    bodyEn:
      'A deposit of 100 yuan a book is taken when you collect it and given back when you return it; it is not a fee. The centre pays the courier.',
  },
  {
    libraryCode: '310001',
    publishedDay: -20,
    titleZh: '图书往返京沪约需三至五个工作日',
    titleEn: 'Books take three to five working days from Shanghai',
    bodyZh: '我馆图书由物流往返京沪，途中时间不计入借期。借期45天，不可续借。',
    bodyEn:
      'Our books travel between Shanghai and Beijing by courier; days on the way do not count. The loan is for 45 days and cannot be renewed.',
  },
  {
    libraryCode: '211010',
    publishedDay: -24,
    titleZh: '馆际互借处迁至东馆一层',
    titleEn: 'Interlibrary loan moved to the East Building, 1F',
    bodyZh: '馆际互借处已迁至东馆一层，取书、还书、办理联盟自取借书证均在此处。',
    bodyEn:
      'The interlibrary loan point is now on the first floor of the East Building: for pick-up, return and consortium cards.',
  },
]
