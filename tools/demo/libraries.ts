// The demonstration consortium: 46 real libraries in the nine categories of seed S3 (成员馆导航),
// with its counts: 国图, 上图 and 44 of Beijing. Names, districts and rough coordinates are
// public; codes other than 211130 and 211060, prefixes other than bh rd BD BJSD, pick-up places,
// hours, telephones and addresses are invented and marked 示例.

export type LibraryCategory =
  | 'public'
  | 'engineering'
  | 'economics'
  | 'humanities'
  | 'normal'
  | 'arts'
  | 'law'
  | 'comprehensive'
  | 'agricultureMedicine'

/** A library that does not lend for some days; days count from the day the demonstration is made. */
export type DemoSuspension = {
  reasonZh: string
  reasonEn: string
  fromDay: number
  untilDay: number
}

export type DemoLibrary = {
  /** Six digits; 211 = Beijing (domain.md §2.2: 211130 北邮, 211060 北航). */
  code: string
  category: LibraryCategory
  /** 2–4 letters, unique without regard to case; begins the numbers of requests to this library. */
  requestPrefix: string
  /** Pinyin initials of the full name, brackets left out, for the filter of 成员馆查询. */
  initials: string
  nameZh: string
  nameEn: string
  shortZh: string
  shortEn: string
  district: string
  districtEn: string
  /** Degrees east and north of the campus, good to a few hundred metres. */
  longitude: number
  latitude: number
  pickupPlaceZh: string
  pickupPlaceEn: string
  hoursZh: string
  hoursEn: string
  phone: string
  email: string
  /** Wears the NEW badge of the member list (seed S3). */
  isNew: boolean
  /** 国图, 上图 and a few others lend foreign books too (R12). */
  lendsForeign: boolean
  suspension?: DemoSuspension
}

/** How many libraries each category holds (seed S3): 2/13/3/4/2/3/6/8/5, together 46. */
export const LIBRARIES_PER_CATEGORY: Record<LibraryCategory, number> = {
  public: 2,
  engineering: 13,
  economics: 3,
  humanities: 4,
  normal: 2,
  arts: 3,
  law: 6,
  comprehensive: 8,
  agricultureMedicine: 5,
}

// biome-ignore format: a library reads in a few lines
export const DEMO_LIBRARIES: readonly DemoLibrary[] = [
  {
    code: '110001', category: 'public', requestPrefix: 'NLC', initials: 'gjtsg',
    nameZh: '国家图书馆', nameEn: 'National Library of China', shortZh: '国图', shortEn: 'NLC',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3185, latitude: 39.9434,
    pickupPlaceZh: '总馆南区一层文献提供中心（示例）', pickupPlaceEn: 'Document Supply Centre, South Building, 1F (example)',
    hoursZh: '周二至周五 9:00–17:00（示例）', hoursEn: 'Tue–Fri 9:00–17:00 (example)',
    phone: '010-0000-0001', email: 'ill@nlc.example',
    isNew: false, lendsForeign: true,
  },
  {
    code: '310001', category: 'public', requestPrefix: 'SHL', initials: 'shtsg',
    nameZh: '上海图书馆', nameEn: 'Shanghai Library', shortZh: '上图', shortEn: 'SHL',
    district: '上海市徐汇区', districtEn: 'Xuhui District, Shanghai', longitude: 121.4446, latitude: 31.2098,
    pickupPlaceZh: '一层综合服务台（示例）', pickupPlaceEn: 'Service Desk, 1F (example)',
    hoursZh: '周一至周五 9:00–17:00（示例）', hoursEn: 'Mon–Fri 9:00–17:00 (example)',
    phone: '010-0000-0002', email: 'ill@shl.example',
    isNew: false, lendsForeign: true,
  },
  {
    code: '211060', category: 'engineering', requestPrefix: 'bh', initials: 'bjhkhtdxtsg',
    nameZh: '北京航空航天大学图书馆', nameEn: 'Beihang University Library', shortZh: '北航', shortEn: 'BUAA',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3439, latitude: 39.9790,
    pickupPlaceZh: '学院路馆一层总服务台（示例）', pickupPlaceEn: 'Information Desk, Xueyuan Road Library, 1F (example)',
    hoursZh: '周一至周五 8:00–17:00（示例）', hoursEn: 'Mon–Fri 8:00–17:00 (example)',
    phone: '010-0000-0003', email: 'ill@buaa.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211070', category: 'engineering', requestPrefix: 'BLG', initials: 'bjlgdxtsgzgcg',
    nameZh: '北京理工大学图书馆(中关村馆)', nameEn: 'Beijing Institute of Technology Library (Zhongguancun)', shortZh: '北理工', shortEn: 'BIT',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3104, latitude: 39.9598,
    pickupPlaceZh: '中关村馆二层借阅台（示例）', pickupPlaceEn: 'Loan Desk, Zhongguancun Library, 2F (example)',
    hoursZh: '周一至周五 8:30–17:00（示例）', hoursEn: 'Mon–Fri 8:30–17:00 (example)',
    phone: '010-0000-0004', email: 'ill@bit.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211130', category: 'engineering', requestPrefix: 'by', initials: 'bjyddxtsg',
    nameZh: '北京邮电大学图书馆', nameEn: 'Beijing University of Posts and Telecommunications Library', shortZh: '北邮', shortEn: 'BUPT',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3517, latitude: 39.9612,
    pickupPlaceZh: '二层中心书库（示例）', pickupPlaceEn: 'Central Stacks, 2F (example)',
    hoursZh: '周一至周五 8:00–16:30（示例）', hoursEn: 'Mon–Fri 8:00–16:30 (example)',
    phone: '010-0000-0005', email: 'ill@bupt.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211040', category: 'engineering', requestPrefix: 'bj', initials: 'bjjtdxtsg',
    nameZh: '北京交通大学图书馆', nameEn: 'Beijing Jiaotong University Library', shortZh: '北交大', shortEn: 'BJTU',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3369, latitude: 39.9505,
    pickupPlaceZh: '一层咨询台（示例）', pickupPlaceEn: 'Reference Desk, 1F (example)',
    hoursZh: '周一至周五 8:00–17:00（示例）', hoursEn: 'Mon–Fri 8:00–17:00 (example)',
    phone: '010-0000-0006', email: 'ill@bjtu.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211080', category: 'engineering', requestPrefix: 'BK', initials: 'bjkjdxtsg',
    nameZh: '北京科技大学图书馆', nameEn: 'University of Science and Technology Beijing Library', shortZh: '北科大', shortEn: 'USTB',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3523, latitude: 39.9897,
    pickupPlaceZh: '二层总服务台（示例）', pickupPlaceEn: 'Information Desk, 2F (example)',
    hoursZh: '周一至周五 8:00–17:00（示例）', hoursEn: 'Mon–Fri 8:00–17:00 (example)',
    phone: '010-0000-0007', email: 'ill@ustb.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211100', category: 'engineering', requestPrefix: 'bhg', initials: 'bjhgdxtsg',
    nameZh: '北京化工大学图书馆', nameEn: 'Beijing University of Chemical Technology Library', shortZh: '北化工', shortEn: 'BUCT',
    district: '朝阳区', districtEn: 'Chaoyang District', longitude: 116.4191, latitude: 39.9712,
    pickupPlaceZh: '东校区馆一层（示例）', pickupPlaceEn: 'East Campus Library, 1F (example)',
    hoursZh: '周一至周五 8:00–16:30（示例）', hoursEn: 'Mon–Fri 8:00–16:30 (example)',
    phone: '010-0000-0008', email: 'ill@buct.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211160', category: 'engineering', requestPrefix: 'bjd', initials: 'bjjzdxtsg',
    nameZh: '北京建筑大学图书馆', nameEn: 'Beijing University of Civil Engineering and Architecture Library', shortZh: '北建大', shortEn: 'BUCEA',
    district: '大兴区', districtEn: 'Daxing District', longitude: 116.2915, latitude: 39.7466,
    pickupPlaceZh: '大兴校区馆一层总服务台（示例）', pickupPlaceEn: 'Information Desk, Daxing Campus Library, 1F (example)',
    hoursZh: '周一至周五 8:30–16:30（示例）', hoursEn: 'Mon–Fri 8:30–16:30 (example)',
    phone: '010-0000-0009', email: 'ill@bucea.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211050', category: 'engineering', requestPrefix: 'bgd', initials: 'bjgydxtsg',
    nameZh: '北京工业大学图书馆', nameEn: 'Beijing University of Technology Library', shortZh: '北工大', shortEn: 'BJUT',
    district: '朝阳区', districtEn: 'Chaoyang District', longitude: 116.4789, latitude: 39.8744,
    pickupPlaceZh: '逸夫馆一层（示例）', pickupPlaceEn: 'Yifu Library, 1F (example)',
    hoursZh: '周一至周五 8:00–17:00（示例）', hoursEn: 'Mon–Fri 8:00–17:00 (example)',
    phone: '010-0000-0010', email: 'ill@bjut.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211232', category: 'engineering', requestPrefix: 'BXK', initials: 'bjxxkjdxtsgxyxq',
    nameZh: '北京信息科技大学图书馆(小营校区)', nameEn: 'Beijing Information Science and Technology University Library (Xiaoying)', shortZh: '信息科大', shortEn: 'BISTU',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3441, latitude: 40.0367,
    pickupPlaceZh: '小营校区馆二层（示例）', pickupPlaceEn: 'Xiaoying Campus Library, 2F (example)',
    hoursZh: '周一至周四 8:30–16:30（示例）', hoursEn: 'Mon–Thu 8:30–16:30 (example)',
    phone: '010-0000-0011', email: 'ill@bistu.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211090', category: 'engineering', requestPrefix: 'BFGD', initials: 'bfgydxtsg',
    nameZh: '北方工业大学图书馆', nameEn: 'North China University of Technology Library', shortZh: '北方工大', shortEn: 'NCUT',
    district: '石景山区', districtEn: 'Shijingshan District', longitude: 116.2049, latitude: 39.9254,
    pickupPlaceZh: '一层总服务台（示例）', pickupPlaceEn: 'Information Desk, 1F (example)',
    hoursZh: '周一至周五 8:00–16:30（示例）', hoursEn: 'Mon–Fri 8:00–16:30 (example)',
    phone: '010-0000-0012', email: 'ill@ncut.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211150', category: 'engineering', requestPrefix: 'BYS', initials: 'bjysxytsg',
    nameZh: '北京印刷学院图书馆', nameEn: 'Beijing Institute of Graphic Communication Library', shortZh: '北印', shortEn: 'BIGC',
    district: '大兴区', districtEn: 'Daxing District', longitude: 116.3350, latitude: 39.7373,
    pickupPlaceZh: '综合楼三层（示例）', pickupPlaceEn: 'Main Building, 3F (example)',
    hoursZh: '周一至周五 8:30–16:00（示例）', hoursEn: 'Mon–Fri 8:30–16:00 (example)',
    phone: '010-0000-0013', email: 'ill@bigc.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211140', category: 'engineering', requestPrefix: 'sy', initials: 'zgsydxbjtsg',
    nameZh: '中国石油大学(北京)图书馆', nameEn: 'China University of Petroleum (Beijing) Library', shortZh: '石油大学', shortEn: 'CUPB',
    district: '昌平区', districtEn: 'Changping District', longitude: 116.2479, latitude: 40.2175,
    pickupPlaceZh: '一层流通台（示例）', pickupPlaceEn: 'Circulation Desk, 1F (example)',
    hoursZh: '周一至周五 8:00–17:00（示例）', hoursEn: 'Mon–Fri 8:00–17:00 (example)',
    phone: '010-0000-0014', email: 'ill@cupb.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211260', category: 'engineering', requestPrefix: 'JL', initials: 'bjjldxtsg',
    nameZh: '北京吉利大学图书馆', nameEn: 'Beijing Geely University Library', shortZh: '吉利', shortEn: 'BGU',
    district: '昌平区', districtEn: 'Changping District', longitude: 116.2090, latitude: 40.2300,
    pickupPlaceZh: '一层借阅台（示例）', pickupPlaceEn: 'Loan Desk, 1F (example)',
    hoursZh: '周一至周五 9:00–16:30（示例）', hoursEn: 'Mon–Fri 9:00–16:30 (example)',
    phone: '010-0000-0015', email: 'ill@bgu.example',
    isNew: true, lendsForeign: false,
  },
  {
    code: '211310', category: 'economics', requestPrefix: 'DW', initials: 'dwjjmydxtsg',
    nameZh: '对外经济贸易大学图书馆', nameEn: 'University of International Business and Economics Library', shortZh: '贸大', shortEn: 'UIBE',
    district: '朝阳区', districtEn: 'Chaoyang District', longitude: 116.4285, latitude: 39.9812,
    pickupPlaceZh: '一层总服务台（示例）', pickupPlaceEn: 'Information Desk, 1F (example)',
    hoursZh: '周一至周五 8:00–17:00（示例）', hoursEn: 'Mon–Fri 8:00–17:00 (example)',
    phone: '010-0000-0016', email: 'ill@uibe.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211320', category: 'economics', requestPrefix: 'SJM', initials: 'sdjjmydxtsg',
    nameZh: '首都经济贸易大学图书馆', nameEn: 'Capital University of Economics and Business Library', shortZh: '首经贸', shortEn: 'CUEB',
    district: '丰台区', districtEn: 'Fengtai District', longitude: 116.3197, latitude: 39.8430,
    pickupPlaceZh: '校本部馆二层（示例）', pickupPlaceEn: 'Main Campus Library, 2F (example)',
    hoursZh: '周一至周五 8:00–16:30（示例）', hoursEn: 'Mon–Fri 8:00–16:30 (example)',
    phone: '010-0000-0017', email: 'ill@cueb.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211330', category: 'economics', requestPrefix: 'zc', initials: 'zycjdxtsg',
    nameZh: '中央财经大学图书馆', nameEn: 'Central University of Finance and Economics Library', shortZh: '中财', shortEn: 'CUFE',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3421, latitude: 39.9596,
    pickupPlaceZh: '学院南路馆一层（示例）', pickupPlaceEn: 'Xueyuan South Road Library, 1F (example)',
    hoursZh: '周一至周五 8:30–17:00（示例）', hoursEn: 'Mon–Fri 8:30–17:00 (example)',
    phone: '010-0000-0018', email: 'ill@cufe.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211360', category: 'humanities', requestPrefix: 'bw', initials: 'bjwgydxtsg',
    nameZh: '北京外国语大学图书馆', nameEn: 'Beijing Foreign Studies University Library', shortZh: '北外', shortEn: 'BFSU',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3073, latitude: 39.9543,
    pickupPlaceZh: '一层总服务台馆际互借处（示例）', pickupPlaceEn: 'Interlibrary Loan Point, Information Desk, 1F (example)',
    hoursZh: '周一至周五 8:00–17:00（示例）', hoursEn: 'Mon–Fri 8:00–17:00 (example)',
    phone: '010-0000-0019', email: 'ill@bfsu.example',
    isNew: false, lendsForeign: true,
  },
  {
    code: '211370', category: 'humanities', requestPrefix: 'EW', initials: 'bjdewgyxytsg',
    nameZh: '北京第二外国语学院图书馆', nameEn: 'Beijing International Studies University Library', shortZh: '二外', shortEn: 'BISU',
    district: '朝阳区', districtEn: 'Chaoyang District', longitude: 116.5602, latitude: 39.9119,
    pickupPlaceZh: '一层咨询台（示例）', pickupPlaceEn: 'Reference Desk, 1F (example)',
    hoursZh: '周一至周五 8:30–16:30（示例）', hoursEn: 'Mon–Fri 8:30–16:30 (example)',
    phone: '010-0000-0020', email: 'ill@bisu.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211372', category: 'humanities', requestPrefix: 'ZR', initials: 'bjdewgyxyzrjdglxytsg',
    nameZh: '北京第二外国语学院中瑞酒店管理学院图书馆', nameEn: 'Beijing Hospitality Institute Library', shortZh: '中瑞', shortEn: 'BHI',
    district: '大兴区', districtEn: 'Daxing District', longitude: 116.3720, latitude: 39.6890,
    pickupPlaceZh: '教学楼一层（示例）', pickupPlaceEn: 'Teaching Building, 1F (example)',
    hoursZh: '周一、三、五 9:00–16:00（示例）', hoursEn: 'Mon, Wed, Fri 9:00–16:00 (example)',
    phone: '010-0000-0021', email: 'ill@bhi.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211380', category: 'humanities', requestPrefix: 'CM', initials: 'zgcmdxtsg',
    nameZh: '中国传媒大学图书馆', nameEn: 'Communication University of China Library', shortZh: '传媒', shortEn: 'CUC',
    district: '朝阳区', districtEn: 'Chaoyang District', longitude: 116.5529, latitude: 39.9107,
    pickupPlaceZh: '一层总服务台（示例）', pickupPlaceEn: 'Information Desk, 1F (example)',
    hoursZh: '周一至周五 8:00–17:00（示例）', hoursEn: 'Mon–Fri 8:00–17:00 (example)',
    phone: '010-0000-0022', email: 'ill@cuc.example',
    isNew: false, lendsForeign: false,
    suspension: {
      reasonZh: '馆舍检修，馆际互借暂停服务', reasonEn: 'Building works: interlibrary loan suspended',
      fromDay: -2, untilDay: 12,
    },
  },
  {
    code: '211110', category: 'normal', requestPrefix: 'BJSD', initials: 'bjsfdxtsg',
    nameZh: '北京师范大学图书馆', nameEn: 'Beijing Normal University Library', shortZh: '北师大', shortEn: 'BNU',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3600, latitude: 39.9616,
    pickupPlaceZh: '主馆一层总服务台（示例）', pickupPlaceEn: 'Information Desk, Main Library, 1F (example)',
    hoursZh: '周一至周五 8:00–17:00（示例）', hoursEn: 'Mon–Fri 8:00–17:00 (example)',
    phone: '010-0000-0023', email: 'ill@bnu.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211120', category: 'normal', requestPrefix: 'SSD', initials: 'sdsfdxtsg',
    nameZh: '首都师范大学图书馆', nameEn: 'Capital Normal University Library', shortZh: '首师大', shortEn: 'CNU',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3033, latitude: 39.9314,
    pickupPlaceZh: '校本部馆一层（示例）', pickupPlaceEn: 'Main Campus Library, 1F (example)',
    hoursZh: '周一至周五 8:00–16:30（示例）', hoursEn: 'Mon–Fri 8:00–16:30 (example)',
    phone: '010-0000-0024', email: 'ill@cnu.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211410', category: 'arts', requestPrefix: 'YY', initials: 'zyyyxytsg',
    nameZh: '中央音乐学院图书馆', nameEn: 'Central Conservatory of Music Library', shortZh: '央音', shortEn: 'CCOM',
    district: '西城区', districtEn: 'Xicheng District', longitude: 116.3597, latitude: 39.9044,
    pickupPlaceZh: '三层借阅处（示例）', pickupPlaceEn: 'Loan Desk, 3F (example)',
    hoursZh: '周一至周五 8:30–16:30（示例）', hoursEn: 'Mon–Fri 8:30–16:30 (example)',
    phone: '010-0000-0025', email: 'ill@ccom.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211420', category: 'arts', requestPrefix: 'MY', initials: 'zymsxytsg',
    nameZh: '中央美术学院图书馆', nameEn: 'Central Academy of Fine Arts Library', shortZh: '央美', shortEn: 'CAFA',
    district: '朝阳区', districtEn: 'Chaoyang District', longitude: 116.4610, latitude: 39.9848,
    pickupPlaceZh: '二层总服务台（示例）', pickupPlaceEn: 'Information Desk, 2F (example)',
    hoursZh: '周一至周五 8:30–16:30（示例）', hoursEn: 'Mon–Fri 8:30–16:30 (example)',
    phone: '010-0000-0026', email: 'ill@cafa.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211430', category: 'arts', requestPrefix: 'FZ', initials: 'bjfzxytsg',
    nameZh: '北京服装学院图书馆', nameEn: 'Beijing Institute of Fashion Technology Library', shortZh: '北服', shortEn: 'BIFT',
    district: '朝阳区', districtEn: 'Chaoyang District', longitude: 116.4275, latitude: 39.9737,
    pickupPlaceZh: '一层流通台（示例）', pickupPlaceEn: 'Circulation Desk, 1F (example)',
    hoursZh: '周一至周五 8:30–16:30（示例）', hoursEn: 'Mon–Fri 8:30–16:30 (example)',
    phone: '010-0000-0027', email: 'ill@bift.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211510', category: 'law', requestPrefix: 'ZF', initials: 'zgzfdxtsg',
    nameZh: '中国政法大学图书馆', nameEn: 'China University of Political Science and Law Library', shortZh: '法大', shortEn: 'CUPL',
    district: '昌平区', districtEn: 'Changping District', longitude: 116.2454, latitude: 40.2217,
    pickupPlaceZh: '昌平校区馆一层（示例）', pickupPlaceEn: 'Changping Campus Library, 1F (example)',
    hoursZh: '周一至周五 8:00–17:00（示例）', hoursEn: 'Mon–Fri 8:00–17:00 (example)',
    phone: '010-0000-0028', email: 'ill@cupl.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211520', category: 'law', requestPrefix: 'WJ', initials: 'wjxytsg',
    nameZh: '外交学院图书馆', nameEn: 'China Foreign Affairs University Library', shortZh: '外交学院', shortEn: 'CFAU',
    district: '西城区', districtEn: 'Xicheng District', longitude: 116.3466, latitude: 39.9300,
    pickupPlaceZh: '展览路馆一层（示例）', pickupPlaceEn: 'Zhanlan Road Library, 1F (example)',
    hoursZh: '周一至周五 8:30–16:30（示例）', hoursEn: 'Mon–Fri 8:30–16:30 (example)',
    phone: '010-0000-0029', email: 'ill@cfau.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211530', category: 'law', requestPrefix: 'GA', initials: 'zgrmgadxtsg',
    nameZh: '中国人民公安大学图书馆', nameEn: "People's Public Security University of China Library", shortZh: '公安大学', shortEn: 'PPSUC',
    district: '西城区', districtEn: 'Xicheng District', longitude: 116.3572, latitude: 39.9051,
    pickupPlaceZh: '木樨地馆二层（示例）', pickupPlaceEn: 'Muxidi Library, 2F (example)',
    hoursZh: '周一至周五 8:30–16:30（示例）', hoursEn: 'Mon–Fri 8:30–16:30 (example)',
    phone: '010-0000-0030', email: 'ill@ppsuc.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211540', category: 'law', requestPrefix: 'LD', initials: 'zgldgxxytsg',
    nameZh: '中国劳动关系学院图书馆', nameEn: 'China University of Labor Relations Library', shortZh: '劳关', shortEn: 'CULR',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3071, latitude: 39.9437,
    pickupPlaceZh: '一层借阅台（示例）', pickupPlaceEn: 'Loan Desk, 1F (example)',
    hoursZh: '周一至周五 8:30–16:30（示例）', hoursEn: 'Mon–Fri 8:30–16:30 (example)',
    phone: '010-0000-0031', email: 'ill@culr.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211550', category: 'law', requestPrefix: 'QZ', initials: 'bjqnzzxytsg',
    nameZh: '北京青年政治学院图书馆', nameEn: 'Beijing Youth Politics College Library', shortZh: '北青政', shortEn: 'BJYPC',
    district: '朝阳区', districtEn: 'Chaoyang District', longitude: 116.4790, latitude: 39.9945,
    pickupPlaceZh: '望京校区馆一层（示例）', pickupPlaceEn: 'Wangjing Campus Library, 1F (example)',
    hoursZh: '周一至周五 8:30–16:00（示例）', hoursEn: 'Mon–Fri 8:30–16:00 (example)',
    phone: '010-0000-0032', email: 'ill@bjypc.example',
    isNew: true, lendsForeign: false,
  },
  {
    code: '211560', category: 'law', requestPrefix: 'GG', initials: 'gjgxxytsg',
    nameZh: '国际关系学院图书馆', nameEn: 'University of International Relations Library', shortZh: '国关', shortEn: 'UIR',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.2782, latitude: 40.0026,
    pickupPlaceZh: '二层总服务台（示例）', pickupPlaceEn: 'Information Desk, 2F (example)',
    hoursZh: '周一至周五 8:30–16:30（示例）', hoursEn: 'Mon–Fri 8:30–16:30 (example)',
    phone: '010-0000-0033', email: 'ill@uir.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211010', category: 'comprehensive', requestPrefix: 'BD', initials: 'bjdxtsg',
    nameZh: '北京大学图书馆', nameEn: 'Peking University Library', shortZh: '北大', shortEn: 'PKU',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3107, latitude: 39.9906,
    pickupPlaceZh: '东馆一层馆际互借处（示例）', pickupPlaceEn: 'Interlibrary Loan Point, East Building, 1F (example)',
    hoursZh: '周一至周五 8:00–17:00（示例）', hoursEn: 'Mon–Fri 8:00–17:00 (example)',
    phone: '010-0000-0034', email: 'ill@pku.example',
    isNew: false, lendsForeign: true,
  },
  {
    code: '211030', category: 'comprehensive', requestPrefix: 'QH', initials: 'qhdxtsg',
    nameZh: '清华大学图书馆', nameEn: 'Tsinghua University Library', shortZh: '清华', shortEn: 'THU',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3250, latitude: 40.0032,
    pickupPlaceZh: '北馆一层总服务台（示例）', pickupPlaceEn: 'Information Desk, North Building, 1F (example)',
    hoursZh: '周一至周五 8:00–17:00（示例）', hoursEn: 'Mon–Fri 8:00–17:00 (example)',
    phone: '010-0000-0035', email: 'ill@thu.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211020', category: 'comprehensive', requestPrefix: 'rd', initials: 'zgrmdxtsg',
    nameZh: '中国人民大学图书馆', nameEn: 'Renmin University of China Library', shortZh: '人大', shortEn: 'RUC',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3140, latitude: 39.9703,
    pickupPlaceZh: '一层总服务台（示例）', pickupPlaceEn: 'Information Desk, 1F (example)',
    hoursZh: '周一至周五 8:00–17:00（示例）', hoursEn: 'Mon–Fri 8:00–17:00 (example)',
    phone: '010-0000-0036', email: 'ill@ruc.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211170', category: 'comprehensive', requestPrefix: 'MD', initials: 'zymzdxtsg',
    nameZh: '中央民族大学图书馆', nameEn: 'Minzu University of China Library', shortZh: '民大', shortEn: 'MUC',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3170, latitude: 39.9499,
    pickupPlaceZh: '二层咨询台（示例）', pickupPlaceEn: 'Reference Desk, 2F (example)',
    hoursZh: '周一至周五 8:00–16:30（示例）', hoursEn: 'Mon–Fri 8:00–16:30 (example)',
    phone: '010-0000-0037', email: 'ill@muc.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211210', category: 'comprehensive', requestPrefix: 'LH', initials: 'bjlhdxtsg',
    nameZh: '北京联合大学图书馆', nameEn: 'Beijing Union University Library', shortZh: '北京联大', shortEn: 'BUU',
    district: '朝阳区', districtEn: 'Chaoyang District', longitude: 116.4262, latitude: 39.9876,
    pickupPlaceZh: '北四环校区馆一层（示例）', pickupPlaceEn: 'North Fourth Ring Campus Library, 1F (example)',
    hoursZh: '周一至周五 8:30–16:30（示例）', hoursEn: 'Mon–Fri 8:30–16:30 (example)',
    phone: '010-0000-0038', email: 'ill@buu.example',
    isNew: true, lendsForeign: false,
  },
  {
    code: '211212', category: 'comprehensive', requestPrefix: 'LHWL', initials: 'bjlhdxyywlxytsg',
    nameZh: '北京联合大学应用文理学院图书馆', nameEn: 'College of Applied Arts and Science Library, Beijing Union University', shortZh: '联大文理', shortEn: 'BUUCAS',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3640, latitude: 39.9775,
    pickupPlaceZh: '土城北路馆一层（示例）', pickupPlaceEn: 'Tucheng North Road Library, 1F (example)',
    hoursZh: '周一至周五 8:30–16:30（示例）', hoursEn: 'Mon–Fri 8:30–16:30 (example)',
    phone: '010-0000-0039', email: 'ill@buucas.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211220', category: 'comprehensive', requestPrefix: 'GS', initials: 'bjgsdxtsg',
    nameZh: '北京工商大学图书馆', nameEn: 'Beijing Technology and Business University Library', shortZh: '工商大学', shortEn: 'BTBU',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.2985, latitude: 39.9313,
    pickupPlaceZh: '阜成路校区馆二层（示例）', pickupPlaceEn: 'Fucheng Road Campus Library, 2F (example)',
    hoursZh: '周一至周五 8:00–16:30（示例）', hoursEn: 'Mon–Fri 8:00–16:30 (example)',
    phone: '010-0000-0040', email: 'ill@btbu.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211240', category: 'comprehensive', requestPrefix: 'CS', initials: 'bjcsxytsg',
    nameZh: '北京城市学院图书馆', nameEn: 'Beijing City University Library', shortZh: '城市学院', shortEn: 'BCU',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3575, latitude: 40.0003,
    pickupPlaceZh: '中关村校区馆一层（示例）', pickupPlaceEn: 'Zhongguancun Campus Library, 1F (example)',
    hoursZh: '周一至周五 8:30–16:30（示例）', hoursEn: 'Mon–Fri 8:30–16:30 (example)',
    phone: '010-0000-0041', email: 'ill@bcu.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211610', category: 'agricultureMedicine', requestPrefix: 'ND', initials: 'zgnydxtsg',
    nameZh: '中国农业大学图书馆', nameEn: 'China Agricultural University Library', shortZh: '农大', shortEn: 'CAU',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3561, latitude: 40.0050,
    pickupPlaceZh: '东校区馆一层（示例）', pickupPlaceEn: 'East Campus Library, 1F (example)',
    hoursZh: '周一至周五 8:00–17:00（示例）', hoursEn: 'Mon–Fri 8:00–17:00 (example)',
    phone: '010-0000-0042', email: 'ill@cau.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211620', category: 'agricultureMedicine', requestPrefix: 'LY', initials: 'bjlydxtsg',
    nameZh: '北京林业大学图书馆', nameEn: 'Beijing Forestry University Library', shortZh: '林大', shortEn: 'BJFU',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3440, latitude: 40.0032,
    pickupPlaceZh: '一层总服务台（示例）', pickupPlaceEn: 'Information Desk, 1F (example)',
    hoursZh: '周一至周五 8:00–17:00（示例）', hoursEn: 'Mon–Fri 8:00–17:00 (example)',
    phone: '010-0000-0043', email: 'ill@bjfu.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211630', category: 'agricultureMedicine', requestPrefix: 'BN', initials: 'bjnxytsg',
    nameZh: '北京农学院图书馆', nameEn: 'Beijing University of Agriculture Library', shortZh: '北农', shortEn: 'BUA',
    district: '昌平区', districtEn: 'Changping District', longitude: 116.3099, latitude: 40.0936,
    pickupPlaceZh: '一层流通台（示例）', pickupPlaceEn: 'Circulation Desk, 1F (example)',
    hoursZh: '周一至周五 8:30–16:30（示例）', hoursEn: 'Mon–Fri 8:30–16:30 (example)',
    phone: '010-0000-0044', email: 'ill@bua.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211640', category: 'agricultureMedicine', requestPrefix: 'ZY', initials: 'bjzyydxtsg',
    nameZh: '北京中医药大学图书馆', nameEn: 'Beijing University of Chinese Medicine Library', shortZh: '北中医', shortEn: 'BUCM',
    district: '朝阳区', districtEn: 'Chaoyang District', longitude: 116.4278, latitude: 39.9698,
    pickupPlaceZh: '和平街馆一层（示例）', pickupPlaceEn: 'Hepingjie Library, 1F (example)',
    hoursZh: '周一至周五 8:00–16:30（示例）', hoursEn: 'Mon–Fri 8:00–16:30 (example)',
    phone: '010-0000-0045', email: 'ill@bucm.example',
    isNew: false, lendsForeign: false,
  },
  {
    code: '211011', category: 'agricultureMedicine', requestPrefix: 'BDYX', initials: 'bjdxyxtsg',
    nameZh: '北京大学医学图书馆', nameEn: 'Peking University Health Science Library', shortZh: '北大医学', shortEn: 'PKUHSC',
    district: '海淀区', districtEn: 'Haidian District', longitude: 116.3530, latitude: 39.9834,
    pickupPlaceZh: '一层借阅处（示例）', pickupPlaceEn: 'Loan Desk, 1F (example)',
    hoursZh: '周一至周五 8:00–17:00（示例）', hoursEn: 'Mon–Fri 8:00–17:00 (example)',
    phone: '010-0000-0046', email: 'ill@pkuhsc.example',
    isNew: false, lendsForeign: false,
  },
]
