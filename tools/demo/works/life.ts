import type { Work } from './work.ts'

/** Medicine, agriculture, forestry and living nature, in Chinese. */
// biome-ignore format: a work reads in a few lines
export const LIFE_WORKS: readonly Work[] = [
  {
    title: '黄帝内经素问校释', volume: '上册', responsibility: '山东中医学院，河北医学院校释',
    authors: [{ name: '山东中医学院', role: '校释', corporate: true }, { name: '河北医学院', role: '校释', corporate: true }],
    place: '北京', publisher: '人民卫生出版社', year: 1982, classNumber: 'R221.09', subjects: ['《素问》－注释'],
    language: 'chi',
  },
  {
    title: '伤寒论校注', responsibility: '刘渡舟主编', authors: [{ name: '刘渡舟', role: '主编' }], place: '北京',
    publisher: '人民卫生出版社', year: 1991, classNumber: 'R222.2', subjects: ['《伤寒论》－注释'],
    language: 'chi',
  },
  {
    title: '金匮要略校注', responsibility: '何任主编', authors: [{ name: '何任', role: '主编' }], place: '北京',
    publisher: '人民卫生出版社', year: 1990, classNumber: 'R222.3', subjects: ['《金匮要略方论》－注释'],
    language: 'chi',
  },
  {
    title: '本草纲目', volume: '第一册', edition: '校点本', responsibility: '(明)李时珍著；刘衡如点校',
    authors: [{ name: '李时珍', role: '著', country: '明' }],
    otherContributors: [{ name: '刘衡如', role: '点校' }], place: '北京', publisher: '人民卫生出版社',
    year: 1975, classNumber: 'R281.3', subjects: ['《本草纲目》'], language: 'chi',
  },
  {
    title: '中医诊断学', edition: '新世纪第2版', responsibility: '朱文锋主编',
    authors: [{ name: '朱文锋', role: '主编' }], place: '北京', publisher: '中国中医药出版社', year: 2007,
    classNumber: 'R24', subjects: ['中医诊断学－中医学院－教材'], language: 'chi',
  },
  {
    title: '针灸学', responsibility: '石学敏主编', authors: [{ name: '石学敏', role: '主编' }], place: '北京',
    publisher: '中国中医药出版社', year: 2002, classNumber: 'R245', subjects: ['针灸学－中医学院－教材'],
    language: 'chi',
  },
  {
    title: '方剂学', responsibility: '邓中甲主编', authors: [{ name: '邓中甲', role: '主编' }], place: '北京',
    publisher: '中国中医药出版社', year: 2003, classNumber: 'R289', subjects: ['方剂学－中医学院－教材'],
    language: 'chi',
  },
  {
    title: '医学衷中参西录', volume: '上册', responsibility: '张锡纯著',
    authors: [{ name: '张锡纯', role: '著' }], place: '石家庄', publisher: '河北科学技术出版社', year: 1985,
    classNumber: 'R2-52', subjects: ['中国医药学－中国－现代'], language: 'chi',
  },
  {
    title: '系统解剖学', edition: '第8版', responsibility: '柏树令，应大君主编',
    authors: [{ name: '柏树令', role: '主编' }, { name: '应大君', role: '主编' }], place: '北京',
    publisher: '人民卫生出版社', year: 2013, classNumber: 'R322', subjects: ['系统解剖学－医学院校－教材'],
    language: 'chi',
  },
  {
    title: '生理学', edition: '第8版', responsibility: '朱大年，王庭槐主编',
    authors: [{ name: '朱大年', role: '主编' }, { name: '王庭槐', role: '主编' }], place: '北京',
    publisher: '人民卫生出版社', year: 2013, classNumber: 'R33', subjects: ['人体生理学－医学院校－教材'],
    language: 'chi',
  },
  {
    title: '病理学', edition: '第8版', responsibility: '李玉林主编',
    authors: [{ name: '李玉林', role: '主编' }], place: '北京', publisher: '人民卫生出版社', year: 2013,
    classNumber: 'R36', subjects: ['病理学－医学院校－教材'], language: 'chi',
  },
  {
    title: '内科学', edition: '第8版', responsibility: '葛均波，徐永健主编',
    authors: [{ name: '葛均波', role: '主编' }, { name: '徐永健', role: '主编' }], place: '北京',
    publisher: '人民卫生出版社', year: 2013, classNumber: 'R5', subjects: ['内科学－医学院校－教材'],
    language: 'chi',
  },
  {
    title: '外科学', edition: '第8版', responsibility: '陈孝平，汪建平主编',
    authors: [{ name: '陈孝平', role: '主编' }, { name: '汪建平', role: '主编' }], place: '北京',
    publisher: '人民卫生出版社', year: 2013, classNumber: 'R6', subjects: ['外科学－医学院校－教材'],
    language: 'chi',
  },
  {
    title: '药理学', edition: '第8版', responsibility: '杨宝峰主编',
    authors: [{ name: '杨宝峰', role: '主编' }], place: '北京', publisher: '人民卫生出版社', year: 2013,
    classNumber: 'R9', subjects: ['药理学－医学院校－教材'], language: 'chi',
  },
  {
    title: '卫生统计学', edition: '第7版', responsibility: '方积乾主编',
    authors: [{ name: '方积乾', role: '主编' }], place: '北京', publisher: '人民卫生出版社', year: 2012,
    classNumber: 'R195.1', subjects: ['卫生统计－医学院校－教材'], language: 'chi',
  },
  {
    title: '精神病学', edition: '第7版', responsibility: '郝伟，于欣主编',
    authors: [{ name: '郝伟', role: '主编' }, { name: '于欣', role: '主编' }], place: '北京',
    publisher: '人民卫生出版社', year: 2013, classNumber: 'R749.05', subjects: ['精神病学－医学院校－教材'],
    language: 'chi',
  },
  {
    title: '众病之王', subtitle: '癌症传', responsibility: '(美)穆克吉著；李虎译',
    authors: [{ name: '穆克吉', role: '著', country: '美' }],
    otherContributors: [{ name: '李虎', role: '译' }], place: '北京', publisher: '中信出版社', year: 2013,
    classNumber: 'R-02', subjects: ['癌－医学史'], language: 'chi',
    original: { language: 'eng', title: 'The emperor of all maladies' },
  },
  {
    title: '中国农学史', volume: '上册', edition: '初稿', responsibility: '中国农业科学院，南京农学院中国农业遗产研究室编著',
    authors: [{ name: '中国农业科学院', role: '编著', corporate: true }, { name: '南京农学院中国农业遗产研究室', role: '编著', corporate: true }],
    place: '北京', publisher: '科学出版社', year: 1959, classNumber: 'S-092', subjects: ['农业史－中国'],
    language: 'chi',
  },
  {
    title: '齐民要术校释', edition: '第二版', responsibility: '(北魏)贾思勰著；缪启愉校释',
    authors: [{ name: '贾思勰', role: '著', country: '北魏' }],
    otherContributors: [{ name: '缪启愉', role: '校释' }], place: '北京', publisher: '中国农业出版社',
    year: 1998, classNumber: 'S-092', subjects: ['《齐民要术》－注释'], language: 'chi',
  },
  {
    title: '农政全书校注', responsibility: '(明)徐光启撰；石声汉校注',
    authors: [{ name: '徐光启', role: '撰', country: '明' }],
    otherContributors: [{ name: '石声汉', role: '校注' }], place: '上海', publisher: '上海古籍出版社',
    year: 1979, classNumber: 'S-092.48', subjects: ['农学－中国－明代'], language: 'chi',
  },
  {
    title: '氾胜之书辑释', responsibility: '万国鼎辑释', authors: [{ name: '万国鼎', role: '辑释' }],
    place: '北京', publisher: '中华书局', year: 1957, classNumber: 'S1', subjects: ['农学－中国－西汉时代'],
    language: 'chi',
  },
  {
    title: '土壤学', responsibility: '黄昌勇主编', authors: [{ name: '黄昌勇', role: '主编' }], place: '北京',
    publisher: '中国农业出版社', year: 2000, classNumber: 'S158', subjects: ['土壤学－高等学校－教材'],
    language: 'chi',
  },
  {
    title: '植物营养学', volume: '上册', edition: '第2版', responsibility: '陆景陵主编',
    authors: [{ name: '陆景陵', role: '主编' }], place: '北京', publisher: '中国农业大学出版社', year: 2003,
    classNumber: 'S143', subjects: ['植物营养－高等学校－教材'], language: 'chi',
  },
  {
    title: '作物育种学总论', responsibility: '张天真主编', authors: [{ name: '张天真', role: '主编' }],
    place: '北京', publisher: '中国农业出版社', year: 2003, classNumber: 'S33',
    subjects: ['作物育种－高等学校－教材'], language: 'chi',
  },
  {
    title: '中国水稻栽培学', responsibility: '丁颖主编', authors: [{ name: '丁颖', role: '主编' }], place: '北京',
    publisher: '农业出版社', year: 1961, classNumber: 'S511', subjects: ['水稻－栽培'], language: 'chi',
  },
  {
    title: '森林生态学', responsibility: '李俊清主编', authors: [{ name: '李俊清', role: '主编' }], place: '北京',
    publisher: '高等教育出版社', year: 2006, classNumber: 'S718.5', subjects: ['森林生态学－高等学校－教材'],
    language: 'chi',
  },
  {
    title: '树木学', subtitle: '北方本', edition: '第2版', responsibility: '任宪威主编',
    authors: [{ name: '任宪威', role: '主编' }], place: '北京', publisher: '中国林业出版社', year: 1997,
    classNumber: 'S718.4', subjects: ['树木学－高等学校－教材'], language: 'chi',
  },
  {
    title: '中国花经', responsibility: '陈俊愉，程绪珂主编',
    authors: [{ name: '陈俊愉', role: '主编' }, { name: '程绪珂', role: '主编' }], place: '上海',
    publisher: '上海文化出版社', year: 1990, classNumber: 'S68', subjects: ['花卉－观赏园艺－中国'],
    language: 'chi',
  },
  {
    title: '中国梅花品种图志', responsibility: '陈俊愉主编', authors: [{ name: '陈俊愉', role: '主编' }],
    place: '北京', publisher: '中国林业出版社', year: 1989, classNumber: 'S685.17',
    subjects: ['梅－品种－中国－图集'], language: 'chi',
  },
  {
    title: '动物营养学', edition: '第二版', responsibility: '杨凤主编',
    authors: [{ name: '杨凤', role: '主编' }], place: '北京', publisher: '中国农业出版社', year: 2000,
    classNumber: 'S816', subjects: ['动物营养－高等学校－教材'], language: 'chi',
  },
  {
    title: '兽医病理学', responsibility: '赵德明主编', authors: [{ name: '赵德明', role: '主编' }], place: '北京',
    publisher: '中国农业大学出版社', year: 2005, classNumber: 'S852', subjects: ['兽医学－病理学'],
    language: 'chi',
  },
  {
    title: '鱼类比较解剖', responsibility: '孟庆闻，苏锦祥，李婉端著',
    authors: [{ name: '孟庆闻', role: '著' }, { name: '苏锦祥', role: '著' }, { name: '李婉端', role: '著' }],
    place: '北京', publisher: '科学出版社', year: 1987, classNumber: 'Q959.4', subjects: ['鱼类－比较解剖学'],
    language: 'chi',
  },
  {
    title: '植物学', edition: '第2版', responsibility: '马炜梁主编',
    authors: [{ name: '马炜梁', role: '主编' }], place: '北京', publisher: '高等教育出版社', year: 2015,
    classNumber: 'Q94', subjects: ['植物学－高等学校－教材'], language: 'chi',
  },
  {
    title: '中国植被', responsibility: '吴征镒主编', authors: [{ name: '吴征镒', role: '主编' }], place: '北京',
    publisher: '科学出版社', year: 1980, classNumber: 'Q948.52', subjects: ['植被－中国'], language: 'chi',
  },
  {
    title: '遗传学', edition: '第3版', responsibility: '刘祖洞，乔守怡，吴燕华编',
    authors: [{ name: '刘祖洞', role: '编' }, { name: '乔守怡', role: '编' }, { name: '吴燕华', role: '编' }],
    place: '北京', publisher: '高等教育出版社', year: 2013, classNumber: 'Q3', subjects: ['遗传学－高等学校－教材'],
    language: 'chi',
  },
  {
    title: '寂静的春天', responsibility: '(美)卡森著；吕瑞兰，李长生译',
    authors: [{ name: '卡森', role: '著', country: '美' }],
    otherContributors: [{ name: '吕瑞兰', role: '译' }, { name: '李长生', role: '译' }], place: '长春',
    publisher: '吉林人民出版社', year: 1997, classNumber: 'X171', subjects: ['环境保护－普及读物'],
    language: 'chi', original: { language: 'eng', title: 'Silent spring' },
  },
  {
    title: '沙乡年鉴', responsibility: '(美)利奥波德著；侯文蕙译',
    authors: [{ name: '利奥波德', role: '著', country: '美' }],
    otherContributors: [{ name: '侯文蕙', role: '译' }], place: '长春', publisher: '吉林人民出版社',
    year: 1997, classNumber: 'X-49', subjects: ['环境保护－文集'], language: 'chi',
    original: { language: 'eng', title: 'A Sand County almanac' },
  },
]
