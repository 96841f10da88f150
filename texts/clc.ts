/**
 * 中国图书馆分类法 (5th edition): the 22 main classes and the divisions readers browse by, in the order of the scheme.
 * A class of T has two letters first (TP), and a division's parent is the longest code above it.
 */
const table = `
A 马克思主义、列宁主义、毛泽东思想、邓小平理论 | Marxism, Leninism, Maoism, Deng Xiaoping theory
A1 马克思、恩格斯著作 | Works of Marx and Engels
A2 列宁著作 | Works of Lenin
A3 斯大林著作 | Works of Stalin
A4 毛泽东著作 | Works of Mao Zedong
A49 邓小平著作 | Works of Deng Xiaoping
A7 生平和传记 | Lives and biographies
A8 学习和研究 | Study and research
B 哲学、宗教 | Philosophy, religion
B0 哲学理论 | Theory of philosophy
B1 世界哲学 | World philosophy
B2 中国哲学 | Chinese philosophy
B3 亚洲哲学 | Asian philosophy
B4 非洲哲学 | African philosophy
B5 欧洲哲学 | European philosophy
B6 大洋洲哲学 | Philosophy of Oceania
B7 美洲哲学 | American philosophy
B80 思维科学 | Science of thinking
B81 逻辑学 | Logic
B82 伦理学 | Ethics
B83 美学 | Aesthetics
B84 心理学 | Psychology
B9 宗教 | Religion
C 社会科学总论 | Social sciences in general
C0 社会科学理论与方法 | Theory and method
C1 社会科学现状与发展 | State and development
C8 统计学 | Statistics
C91 社会学 | Sociology
C92 人口学 | Demography
C93 管理学 | Management
C95 民族学、文化人类学 | Ethnology, cultural anthropology
C96 人才学 | Study of talent
C97 劳动科学 | Labour science
D 政治、法律 | Politics, law
D0 政治学、政治理论 | Political science
D1 国际共产主义运动 | International communist movement
D2 中国共产党 | Communist Party of China
D33 各国共产党 | Communist parties of other countries
D4 工人、农民、青年、妇女运动与组织 | Movements and organisations
D5 世界政治 | World politics
D6 中国政治 | Chinese politics
D73 各国政治 | Politics of other countries
D8 外交、国际关系 | Diplomacy, international relations
D9 法律 | Law
D90 法的理论（法学） | Theory of law
D91 法学各部门 | Branches of law
D92 中国法律 | Chinese law
D93 各国法律 | Law of other countries
D99 国际法 | International law
E 军事 | Military science
E0 军事理论 | Military theory
E1 世界军事 | World military affairs
E2 中国军事 | Chinese military affairs
E3 各国军事 | Military affairs of other countries
E8 战略学、战役学、战术学 | Strategy and tactics
E9 军事技术 | Military technology
F 经济 | Economics
F0 经济学 | Economic theory
F1 世界各国经济概况、经济史 | World economy, economic history
F2 经济管理 | Economic management
F3 农业经济 | Agricultural economy
F4 工业经济 | Industrial economy
F49 信息产业经济 | Information economy
F5 交通运输经济 | Transport economy
F59 旅游经济 | Tourism
F6 邮电通信经济 | Communications economy
F7 贸易经济 | Trade
F8 财政、金融 | Finance
G 文化、科学、教育、体育 | Culture, science, education, sports
G0 文化理论 | Theory of culture
G1 世界各国文化与文化事业 | Culture of the world
G2 信息与知识传播 | Information and knowledge
G25 图书馆事业、信息事业 | Libraries and information
G3 科学、科学研究 | Science and research
G4 教育 | Education
G64 高等教育 | Higher education
G8 体育 | Sports
H 语言、文字 | Language
H0 语言学 | Linguistics
H1 汉语 | Chinese
H2 中国少数民族语言 | Languages of China's minorities
H3 常用外国语 | Common foreign languages
H31 英语 | English
H35 俄语 | Russian
H36 日语 | Japanese
H4 汉藏语系 | Sino-Tibetan languages
H7 印欧语系 | Indo-European languages
I 文学 | Literature
I0 文学理论 | Theory of literature
I1 世界文学 | World literature
I2 中国文学 | Chinese literature
I20 中国文学评论和研究 | Criticism of Chinese literature
I21 作品集 | Collected works
I22 诗歌、韵文 | Poetry
I23 戏剧文学 | Drama
I24 小说 | Fiction
I25 报告文学 | Reportage
I26 散文 | Prose
I27 民间文学 | Folk literature
I28 儿童文学 | Children's literature
I29 少数民族文学 | Literature of China's minorities
I3 亚洲文学 | Asian literature
I4 非洲文学 | African literature
I5 欧洲文学 | European literature
I6 大洋洲文学 | Literature of Oceania
I7 美洲文学 | American literature
J 艺术 | Arts
J0 艺术理论 | Theory of art
J1 世界各国艺术概况 | Art of the world
J2 绘画 | Painting
J29 书法、篆刻 | Calligraphy, seal carving
J3 雕塑 | Sculpture
J4 摄影艺术 | Photography
J5 工艺美术 | Applied arts
J6 音乐 | Music
J7 舞蹈 | Dance
J8 戏剧、曲艺、杂技艺术 | Performing arts
J9 电影、电视艺术 | Film and television
K 历史、地理 | History, geography
K0 史学理论 | Theory of history
K1 世界史 | World history
K2 中国史 | Chinese history
K3 亚洲史 | Asian history
K4 非洲史 | African history
K5 欧洲史 | European history
K6 大洋洲史 | History of Oceania
K7 美洲史 | American history
K81 传记 | Biography
K82 中国人物传记 | Biography: China
K83 各国人物传记 | Biography: other countries
K85 文物考古 | Archaeology
K89 风俗习惯 | Customs
K9 地理 | Geography
N 自然科学总论 | Natural sciences in general
N0 自然科学理论与方法 | Theory and method
N1 自然科学概况 | State and development
N3 自然科学研究方法 | Research methods
N4 自然科学教育与普及 | Teaching and popularisation
N8 自然科学调查、考察 | Surveys and expeditions
N94 系统科学 | Systems science
O 数理科学和化学 | Mathematics, physics, chemistry
O1 数学 | Mathematics
O11 古典数学 | Classical mathematics
O12 初等数学 | Elementary mathematics
O13 高等数学 | Higher mathematics
O14 数理逻辑、数学基础 | Mathematical logic
O15 代数、数论、组合理论 | Algebra, number theory, combinatorics
O17 数学分析 | Analysis
O18 几何、拓扑 | Geometry, topology
O21 概率论与数理统计 | Probability and statistics
O22 运筹学 | Operations research
O23 控制论、信息论 | Control and information theory
O24 计算数学 | Numerical mathematics
O29 应用数学 | Applied mathematics
O3 力学 | Mechanics
O4 物理学 | Physics
O6 化学 | Chemistry
O7 晶体学 | Crystallography
P 天文学、地球科学 | Astronomy, earth sciences
P1 天文学 | Astronomy
P2 测绘学 | Surveying and mapping
P3 地球物理学 | Geophysics
P4 大气科学（气象学） | Atmospheric sciences
P5 地质学 | Geology
P7 海洋学 | Oceanography
P9 自然地理学 | Physical geography
Q 生物科学 | Life sciences
Q1 普通生物学 | General biology
Q2 细胞生物学 | Cell biology
Q3 遗传学 | Genetics
Q4 生理学 | Physiology
Q5 生物化学 | Biochemistry
Q6 生物物理学 | Biophysics
Q7 分子生物学 | Molecular biology
Q81 生物工程学 | Bioengineering
Q91 古生物学 | Palaeontology
Q93 微生物学 | Microbiology
Q94 植物学 | Botany
Q95 动物学 | Zoology
Q96 昆虫学 | Entomology
Q98 人类学 | Anthropology
R 医药、卫生 | Medicine, health
R1 预防医学、卫生学 | Preventive medicine
R2 中国医学 | Chinese medicine
R3 基础医学 | Basic medicine
R4 临床医学 | Clinical medicine
R5 内科学 | Internal medicine
R6 外科学 | Surgery
R71 妇产科学 | Obstetrics and gynaecology
R72 儿科学 | Paediatrics
R73 肿瘤学 | Oncology
R74 神经病学与精神病学 | Neurology and psychiatry
R75 皮肤病学与性病学 | Dermatology
R76 耳鼻咽喉科学 | Otorhinolaryngology
R77 眼科学 | Ophthalmology
R78 口腔科学 | Stomatology
R79 外国民族医学 | Traditional medicine of other peoples
R8 特种医学 | Special medicine
R9 药学 | Pharmacy
S 农业科学 | Agricultural sciences
S1 农业基础科学 | Basic agricultural science
S2 农业工程 | Agricultural engineering
S3 农学（农艺学） | Agronomy
S4 植物保护 | Plant protection
S5 农作物 | Crops
S6 园艺 | Horticulture
S7 林业 | Forestry
S8 畜牧、动物医学、狩猎、蚕、蜂 | Animal husbandry, veterinary medicine
S9 水产、渔业 | Fisheries
T 工业技术 | Engineering and technology
TB 一般工业技术 | General engineering
TD 矿业工程 | Mining
TE 石油、天然气工业 | Petroleum and gas
TF 冶金工业 | Metallurgy
TG 金属学与金属工艺 | Metals and metalworking
TH 机械、仪表工业 | Mechanical engineering, instruments
TJ 武器工业 | Weapons
TK 能源与动力工程 | Energy and power
TL 原子能技术 | Nuclear technology
TM 电工技术 | Electrical engineering
TN 电子技术、通信技术 | Electronics, telecommunications
TP 自动化技术、计算机技术 | Automation, computing
TP1 自动化基础理论 | Theory of automation
TP2 自动化技术及设备 | Automation technology
TP3 计算技术、计算机技术 | Computing
TP311 程序设计、软件工程 | Programming, software engineering
TP312 程序语言、算法语言 | Programming languages
TP316 操作系统 | Operating systems
TP317 应用软件 | Application software
TP391 信息处理 | Information processing
TP393 计算机网络 | Computer networks
TQ 化学工业 | Chemical industry
TS 轻工业、手工业、生活服务业 | Light industry, crafts
TU 建筑科学 | Building science
TV 水利工程 | Hydraulic engineering
U 交通运输 | Transport
U1 综合运输 | Combined transport
U2 铁路运输 | Railways
U4 公路运输 | Roads
U6 水路运输 | Waterways
V 航空、航天 | Aviation, spaceflight
V1 航空、航天技术的研究与探索 | Research
V2 航空 | Aviation
V4 航天（宇宙航行） | Spaceflight
V7 航空、航天医学 | Aerospace medicine
X 环境科学、安全科学 | Environmental and safety sciences
X1 环境科学基础理论 | Theory of environmental science
X2 社会与环境 | Society and environment
X3 环境保护管理 | Environmental protection
X4 灾害及其防治 | Disasters and their prevention
X5 环境污染及其防治 | Pollution and its prevention
X7 行业污染、废物处理与综合利用 | Waste
X8 环境质量评价与环境监测 | Assessment and monitoring
X9 安全科学 | Safety science
Z 综合性图书 | General works
Z1 丛书 | Series
Z2 百科全书、类书 | Encyclopaedias
Z3 辞典 | Dictionaries
Z4 论文集、全集、选集、杂著 | Collections
Z5 年鉴、年刊 | Yearbooks
Z6 期刊、连续性出版物 | Serials
Z8 图书报刊目录、文摘、索引 | Catalogues, abstracts, indexes
`

export interface ClassName {
  code: string
  zh: string
  en: string
}

/** Every class that has a name here, in the order of the scheme. */
export const clcClasses: readonly ClassName[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [, code, zh, en] = /^(\S+) (.+) \| (.+)$/.exec(line) as string[] & { length: 4 }
    return { code: code as string, zh: zh as string, en: en as string }
  })

const byCode = new Map(clcClasses.map((each) => [each.code, each]))

/** The class of that code; undefined where it has no name here. */
export const clcClass = (code: string): ClassName | undefined => byCode.get(code)

/** The class a call number or class number belongs to most narrowly: TP312/88 → TP312; null when none begins so. */
export function clcClassOf(number: string): ClassName | null {
  for (let length = Math.min(number.length, 5); length > 0; length--) {
    const found = byCode.get(number.slice(0, length).toUpperCase())
    if (found) return found
  }
  return null
}

/** The code of the class above, '' above the main classes. */
export function clcParent(code: string): string {
  for (let length = code.length - 1; length > 0; length--)
    if (byCode.has(code.slice(0, length))) return code.slice(0, length)
  return ''
}

/** The classes right below a code; the main classes below ''. */
export const clcChildren = (code: string): ClassName[] =>
  clcClasses.filter((each) => each.code !== code && clcParent(each.code) === code)

/** The classes from the main one down to this: O › O1 › O17. */
export const clcPath = (code: string): ClassName[] => {
  const own = byCode.get(code)
  return own ? [...clcPath(clcParent(code)), own] : []
}
