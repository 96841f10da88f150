// The words of which titles of a large library are made. Fields of study, as 中图法 has them, with their class.

/** Field of study in Chinese, in English, and its class. */
// biome-ignore format: a table
export const fields: readonly (readonly [chinese: string, english: string, clc: string])[] = [
  ['数学', 'mathematics', 'O1'], ['高等数学', 'advanced mathematics', 'O13'], ['数学分析', 'mathematical analysis', 'O17'],
  ['线性代数', 'linear algebra', 'O151.2'], ['微分方程', 'differential equations', 'O175'], ['概率论', 'probability theory', 'O211'],
  ['数理统计', 'mathematical statistics', 'O212'], ['泛函分析', 'functional analysis', 'O177'], ['拓扑学', 'topology', 'O189'],
  ['数论', 'number theory', 'O156'], ['图论', 'graph theory', 'O157.5'], ['运筹学', 'operations research', 'O22'],
  ['物理学', 'physics', 'O4'], ['量子力学', 'quantum mechanics', 'O413.1'], ['理论力学', 'theoretical mechanics', 'O31'],
  ['流体力学', 'fluid mechanics', 'O35'], ['空气动力学', 'aerodynamics', 'V211'], ['电动力学', 'electrodynamics', 'O442'],
  ['热力学', 'thermodynamics', 'O414.1'], ['光学', 'optics', 'O43'], ['化学', 'chemistry', 'O6'], ['有机化学', 'organic chemistry', 'O62'],
  ['分析化学', 'analytical chemistry', 'O65'], ['物理化学', 'physical chemistry', 'O64'], ['天文学', 'astronomy', 'P1'],
  ['地质学', 'geology', 'P5'], ['海洋学', 'oceanography', 'P7'], ['气象学', 'meteorology', 'P4'], ['生物学', 'biology', 'Q'],
  ['遗传学', 'genetics', 'Q3'], ['生态学', 'ecology', 'Q14'], ['植物学', 'botany', 'Q94'], ['动物学', 'zoology', 'Q95'],
  ['计算机网络', 'computer networks', 'TP393'], ['操作系统', 'operating systems', 'TP316'], ['数据库系统', 'database systems', 'TP311.13'],
  ['数据结构', 'data structures', 'TP311.12'], ['算法设计', 'algorithm design', 'TP301.6'], ['编译原理', 'compilers', 'TP314'],
  ['软件工程', 'software engineering', 'TP311.5'], ['人工智能', 'artificial intelligence', 'TP18'], ['机器学习', 'machine learning', 'TP181'],
  ['深度学习', 'deep learning', 'TP181'], ['模式识别', 'pattern recognition', 'TP391.4'], ['图像处理', 'image processing', 'TP391.41'],
  ['Java程序设计', 'Java programming', 'TP312JA'], ['C语言程序设计', 'C programming', 'TP312C'], ['Python程序设计', 'Python programming', 'TP311.561'],
  ['自动控制', 'automatic control', 'TP13'], ['信号处理', 'signal processing', 'TN911.7'], ['通信', 'communication', 'TN91'],
  ['电路分析', 'circuit analysis', 'TM13'], ['电子技术', 'electronics', 'TN0'], ['机械设计', 'machine design', 'TH122'],
  ['材料科学', 'materials science', 'TB3'], ['建筑设计', 'architectural design', 'TU2'], ['城市规划', 'city planning', 'TU984'],
  ['园林', 'gardens', 'TU986'], ['化工', 'chemical engineering', 'TQ'], ['石油', 'petroleum', 'TE'], ['环境科学', 'environmental science', 'X'],
  ['农业', 'agriculture', 'S'], ['水稻', 'rice', 'S511'], ['土壤学', 'soil science', 'S15'], ['森林', 'forests', 'S7'], ['兽医', 'veterinary medicine', 'S85'],
  ['中医', 'Chinese medicine', 'R2'], ['针灸', 'acupuncture', 'R245'], ['生理学', 'physiology', 'R331'], ['病理学', 'pathology', 'R361'],
  ['内科学', 'internal medicine', 'R5'], ['外科学', 'surgery', 'R6'], ['药理学', 'pharmacology', 'R9'], ['癌症', 'cancer', 'R730'],
  ['图书馆', 'libraries', 'G25'], ['图书馆联盟', 'library consortia', 'G252'], ['资源共享', 'resource sharing', 'G253'], ['数字图书馆', 'digital libraries', 'G250.76'],
  ['教育', 'education', 'G4'], ['高等教育', 'higher education', 'G64'], ['传播学', 'communication studies', 'G206'], ['新闻', 'journalism', 'G21'],
  ['体育', 'sport', 'G8'], ['心理学', 'psychology', 'B84'], ['哲学', 'philosophy', 'B'], ['逻辑学', 'logic', 'B81'], ['伦理学', 'ethics', 'B82'],
  ['美学', 'aesthetics', 'B83'], ['佛教', 'Buddhism', 'B94'], ['道家', 'Taoism', 'B223'], ['儒家', 'Confucianism', 'B222'],
  ['经济学', 'economics', 'F0'], ['微观经济学', 'microeconomics', 'F016'], ['货币', 'money', 'F82'], ['金融', 'finance', 'F83'],
  ['会计学', 'accounting', 'F230'], ['市场营销', 'marketing', 'F713.5'], ['管理学', 'management', 'C93'], ['统计学', 'statistics', 'C8'],
  ['社会学', 'sociology', 'C91'], ['人类学', 'anthropology', 'Q98'], ['政治学', 'political science', 'D0'], ['国际关系', 'international relations', 'D81'],
  ['法学', 'law', 'D90'], ['刑法', 'criminal law', 'D924'], ['民法', 'civil law', 'D923'], ['宪法', 'constitutional law', 'D921'],
  ['语言学', 'linguistics', 'H0'], ['汉语', 'Chinese language', 'H1'], ['英语', 'English', 'H31'], ['俄语', 'Russian', 'H35'], ['翻译', 'translation', 'H059'],
  ['文学', 'literature', 'I0'], ['唐诗', 'Tang poetry', 'I207.22'], ['小说', 'fiction', 'I207.4'], ['戏剧', 'drama', 'J8'], ['电影', 'film', 'J90'],
  ['音乐', 'music', 'J6'], ['书法', 'calligraphy', 'J292'], ['绘画', 'painting', 'J2'], ['建筑', 'architecture', 'TU'], ['服饰', 'costume', 'TS941'],
  ['历史', 'history', 'K'], ['考古', 'archaeology', 'K87'], ['地理', 'geography', 'K9'], ['军事', 'military affairs', 'E'], ['科学技术', 'science and technology', 'N'],
]

export const places: readonly (readonly [chinese: string, english: string])[] = [
  ['中国', 'China'],
  ['俄国', 'Russia'],
  ['美国', 'America'],
  ['日本', 'Japan'],
  ['英国', 'Britain'],
  ['法国', 'France'],
  ['德国', 'Germany'],
  ['西方', 'the West'],
  ['世界', 'the world'],
  ['北京', 'Beijing'],
  ['上海', 'Shanghai'],
  ['欧洲', 'Europe'],
  ['印度', 'India'],
  ['东亚', 'East Asia'],
  ['古代罗马', 'ancient Rome'],
  ['中国古代', 'ancient China'],
]

/** Works and persons that others write about. */
// biome-ignore format: a list
export const treated: readonly string[] = [
  '红楼梦', '资本论', '鲁迅', '老舍', '托尔斯泰', '赫尔岑', '史记', '论语', '庄子', '孙子兵法', '三国演义', '水浒传', '西游记', '黑格尔', '康德', '尼采',
  '海德格尔', '维特根斯坦', '莎士比亚', '陀思妥耶夫斯基', '唐诗三百首', '资治通鉴', '本草纲目', '金瓶梅', '聊斋志异', '诗经', '楚辞', '文心雕龙', '人间词话',
  '钱钟书', '沈从文', '费孝通', '梁思成', '王国维', '胡适',
]

// biome-ignore format: a list
export const chineseForms: readonly string[] = [
  '{f}教程', '{f}基础', '{f}导论', '{f}概论', '{f}原理', '{f}引论', '{f}讲义', '{f}习题集', '{f}习题解答', '{f}学习指导', '{f}实验',
  '{f}手册', '{f}辞典', '{f}入门', '{f}简明教程', '{f}史', '{f}方法', '{f}研究', '{f}及其应用', '现代{f}', '应用{f}', '实用{f}',
  '新编{f}', '{f}与{g}', '{f}中的{g}方法', '{g}视野下的{f}研究', '{p}{f}史', '{p}{f}研究', '{p}{f}发展史', '{p}{f}简史', '当代{p}{f}',
  '{p}的{f}与{g}', '{f}理论与实践', '{f}前沿问题', '{f}精要', '{f}案例分析', '大学{f}', '{f}文集', '{f}：从入门到实践', '怎样学好{f}',
  '{f}的故事', '{f}之美', '{f}的历程', '{f}评价与分析', '网络环境下的{f}', '走进{f}', '{f}专题', '{t}研究', '{t}评传', '{t}导读', '论{t}',
  '{t}与{p}{g}', '{t}选集', '{t}新论', '{t}传',
]

// biome-ignore format: a list
export const englishForms: readonly string[] = [
  'Introduction to {f}', 'An introduction to {f}', 'Principles of {f}', 'Foundations of {f}',
  'Elements of {f}', 'Fundamentals of {f}', 'A history of {f}', 'A short history of {f}', 'The art of {f}',
  'Handbook of {f}', '{f} and {g}', 'Modern {f}', 'Advanced {f}', 'Applied {f}', 'The logic of {f}',
  'The structure of {f}', '{f} in {p}', 'The {f} of {p}', 'Theory of {f}', 'Readings in {f}',
  'Understanding {f}', 'Effective {f}', 'The elements of {f}', 'Patterns of {f}', 'Essays on {f}',
  'Lectures on {f}', '{f} illustrated', 'The search for {f}', 'The origins of {f}', '{f}: a modern approach',
  '{f}: theory and applications', 'Problems in {f}', 'Computer methods for {f}',
]

/** The Russian of a few fields, so that Cyrillic words collide, too. */
// biome-ignore format: a list
export const russianForms: readonly string[] = [
  'Введение в {f}', 'История {f}', 'Основы {f}', 'Курс {f}', 'Проблемы {f}', 'Словарь {f}',
  'Очерки истории {f}', 'Теория {f}', 'Сборник задач по {f}',
]
// biome-ignore format: a list
export const russianFields: readonly string[] = [
  'математики', 'физики', 'механики', 'химии', 'биологии', 'русской литературы', 'русского языка', 'философии',
  'психологии', 'государства', 'права', 'войны и мира', 'народной культуры', 'математического анализа',
  'поэтики', 'русской истории', 'театра', 'музыки', 'медицины', 'экономики',
]

// biome-ignore format: a list
export const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
]
// biome-ignore format: a list
export const givenCharacters = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文建国志海玉春红梅兰竹菊松柏清波林森山川宇宙天云风雪冰雨晨光辉煌思远博学德仁义礼智信忠诚',
]
// biome-ignore format: a list
export const westernNames = [
  'Smith, John', 'Brown, David', 'Miller, Robert A.', 'Davis, Mary', 'Wilson, James', 'Taylor, Peter',
  'Clark, Susan', 'Hall, Andrew', 'Young, Ruth', 'King, Martin', 'Wright, Alan', 'Hill, Stephen',
  'Scott, Donald', 'Green, Thomas', 'Baker, Daniel', 'Adams, Brian', 'Nelson, Robert', 'Carter, Helen',
  'Turner, Michael', 'Parker, Richard', 'Cook, William', 'Morgan, Walter', 'Bell, Christopher', 'Murphy, Ian',
  'Bailey, George', 'Cooper, Alfred', 'Richardson, Elizabeth', 'Howard, Norman', 'Ward, Leonard',
  'Peterson, Karl', 'Gray, Edward', 'Watson, Anna', 'Brooks, Edwin', 'Kelly, Patrick', 'Sanders, Nancy',
  'Price, Harold', 'Bennett, Arnold', 'Wood, Frederick', 'Ross, Kenneth', 'Henderson, Philip',
]
// biome-ignore format: a list
export const russianNames = [
  'Иванов, А. П.', 'Петров, В. И.', 'Сидоров, Н. К.', 'Смирнова, Е. А.', 'Кузнецов, М. М.', 'Попов, Д. С.',
  'Соколов, Л. Н.', 'Лебедев, И. Г.', 'Козлов, Ф. М.', 'Новиков, Б. П.', 'Морозов, А. Н.', 'Волков, С. В.',
]
// biome-ignore format: a list
export const chinesePublishers = [
  '高等教育出版社', '科学出版社', '清华大学出版社', '北京大学出版社', '人民邮电出版社', '机械工业出版社', '电子工业出版社', '人民出版社', '人民文学出版社', '商务印书馆',
  '中华书局', '上海人民出版社', '上海译文出版社', '译林出版社', '中国人民大学出版社', '法律出版社', '人民卫生出版社', '化学工业出版社', '国防工业出版社', '北京图书馆出版社',
  '教育科学出版社', '上海古籍出版社', '中国社会科学出版社', '湖南科学技术出版社', '浙江大学出版社', '武汉大学出版社',
]
// biome-ignore format: a list
export const westernPublishers = [
  'Springer', 'Wiley', 'Oxford University Press', 'Cambridge University Press', 'MIT Press', 'Addison-Wesley',
  'Prentice Hall', 'McGraw-Hill', 'Clarendon Press', 'Routledge', 'Pearson', 'Elsevier',
  'Princeton University Press', 'Academic Press',
]
