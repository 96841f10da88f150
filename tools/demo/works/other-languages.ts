import type { Work } from './work.ts'

/** Works in Japanese, French, German and Spanish. */
// biome-ignore format: a work reads in a few lines
export const OTHER_LANGUAGE_WORKS: readonly Work[] = [
  {
    title: 'こゝろ', responsibility: '夏目漱石著', authors: [{ name: '夏目漱石', role: '著' }], place: '東京',
    publisher: '岩波書店', year: 1914, classNumber: 'I313.45', subjects: ['日本文学－小説'],
    language: 'jpn',
  },
  {
    title: '雪国', responsibility: '川端康成著', authors: [{ name: '川端康成', role: '著' }], place: '東京',
    publisher: '創元社', year: 1937, classNumber: 'I313.45', subjects: ['日本文学－小説'], language: 'jpn',
  },
  {
    title: '人間失格', responsibility: '太宰治著', authors: [{ name: '太宰治', role: '著' }], place: '東京',
    publisher: '筑摩書房', year: 1948, classNumber: 'I313.45', subjects: ['日本文学－小説'],
    language: 'jpn',
  },
  {
    title: '金閣寺', responsibility: '三島由紀夫著', authors: [{ name: '三島由紀夫', role: '著' }], place: '東京',
    publisher: '新潮社', year: 1956, classNumber: 'I313.45', subjects: ['日本文学－小説'], language: 'jpn',
  },
  {
    title: 'ノルウェイの森', volume: '上', responsibility: '村上春樹著',
    authors: [{ name: '村上春樹', role: '著' }], place: '東京', publisher: '講談社', year: 1987,
    classNumber: 'I313.45', subjects: ['日本文学－小説'], language: 'jpn',
  },
  {
    title: '万延元年のフットボール', responsibility: '大江健三郎著', authors: [{ name: '大江健三郎', role: '著' }],
    place: '東京', publisher: '講談社', year: 1967, classNumber: 'I313.45', subjects: ['日本文学－小説'],
    language: 'jpn',
  },
  {
    title: '広辞苑', edition: '第6版', responsibility: '新村出編', authors: [{ name: '新村出', role: '編' }],
    place: '東京', publisher: '岩波書店', year: 2008, classNumber: 'H363', subjects: ['日本語－辞書'],
    language: 'jpn',
  },
  {
    title: '文明論之概略', responsibility: '福澤諭吉著', authors: [{ name: '福澤諭吉', role: '著' }],
    place: '東京', publisher: '岩波書店', year: 1995, classNumber: 'K313', subjects: ['文明－日本'],
    language: 'jpn',
  },
  {
    title: 'À la recherche du temps perdu', subtitle: 'Du côté de chez Swann',
    responsibility: 'Marcel Proust', authors: [{ name: 'Proust, Marcel', role: '著' }],
    place: 'Paris', publisher: 'Grasset', year: 1913, classNumber: 'I565.45',
    subjects: ['Roman français'], language: 'fre',
  },
  {
    title: "L'étranger", responsibility: 'Albert Camus',
    authors: [{ name: 'Camus, Albert', role: '著' }], place: 'Paris', publisher: 'Gallimard',
    year: 1942, classNumber: 'I565.45', subjects: ['Roman français'], language: 'fre',
  },
  {
    title: 'Le petit prince', responsibility: 'Antoine de Saint-Exupéry',
    authors: [{ name: 'Saint-Exupéry, Antoine de', role: '著' }], place: 'Paris',
    publisher: 'Gallimard', year: 1946, classNumber: 'I565.88', subjects: ['Contes français'],
    language: 'fre',
  },
  {
    title: 'Le deuxième sexe', volume: 'I, Les faits et les mythes',
    responsibility: 'Simone de Beauvoir', authors: [{ name: 'Beauvoir, Simone de', role: '著' }],
    place: 'Paris', publisher: 'Gallimard', year: 1949, classNumber: 'C913.68',
    subjects: ['Femmes'], language: 'fre',
  },
  {
    title: 'Surveiller et punir', subtitle: 'naissance de la prison',
    responsibility: 'Michel Foucault', authors: [{ name: 'Foucault, Michel', role: '著' }],
    place: 'Paris', publisher: 'Gallimard', year: 1975, classNumber: 'C91-06',
    subjects: ['Prisons', 'Peines'], language: 'fre',
  },
  {
    title: 'Cours de linguistique générale', responsibility: 'Ferdinand de Saussure',
    authors: [{ name: 'Saussure, Ferdinand de', role: '著' }], place: 'Paris', publisher: 'Payot',
    year: 1916, classNumber: 'H0', subjects: ['Linguistique'], language: 'fre',
  },
  {
    title: 'Tristes tropiques', responsibility: 'Claude Lévi-Strauss',
    authors: [{ name: 'Lévi-Strauss, Claude', role: '著' }], place: 'Paris', publisher: 'Plon',
    year: 1955, classNumber: 'C95', subjects: ['Ethnologie - Brésil'], language: 'fre',
  },
  {
    title: 'Kritik der reinen Vernunft', responsibility: 'Immanuel Kant',
    authors: [{ name: 'Kant, Immanuel', role: '著' }], place: 'Riga', publisher: 'Hartknoch',
    year: 1781, classNumber: 'B516.31', subjects: ['Erkenntnistheorie', 'Vernunft'],
    language: 'ger',
  },
  {
    title: 'Sein und Zeit', responsibility: 'Martin Heidegger',
    authors: [{ name: 'Heidegger, Martin', role: '著' }], place: 'Halle', publisher: 'Niemeyer',
    year: 1927, classNumber: 'B516.54', subjects: ['Ontologie', 'Zeit'], language: 'ger',
  },
  {
    title: 'Also sprach Zarathustra', subtitle: 'ein Buch für alle und keinen',
    responsibility: 'Friedrich Nietzsche',
    authors: [{ name: 'Nietzsche, Friedrich', role: '著' }], place: 'Chemnitz',
    publisher: 'Schmeitzner', year: 1883, classNumber: 'B516.47', subjects: ['Philosophie'],
    language: 'ger',
  },
  {
    title: 'Der Prozess', responsibility: 'Franz Kafka',
    authors: [{ name: 'Kafka, Franz', role: '著' }], place: 'Berlin', publisher: 'Die Schmiede',
    year: 1925, classNumber: 'I521.45', subjects: ['Deutsche Literatur - Roman'],
    language: 'ger',
  },
  {
    title: 'Faust', subtitle: 'eine Tragödie', responsibility: 'Johann Wolfgang von Goethe',
    authors: [{ name: 'Goethe, Johann Wolfgang von', role: '著' }], place: 'Tübingen',
    publisher: 'Cotta', year: 1808, classNumber: 'I516.34',
    subjects: ['Deutsche Literatur - Drama'], language: 'ger',
  },
  {
    title: 'Das Kapital', subtitle: 'Kritik der politischen Ökonomie', volume: 'Erster Band',
    responsibility: 'Karl Marx', authors: [{ name: 'Marx, Karl', role: '著' }], place: 'Hamburg',
    publisher: 'Otto Meissner', year: 1867, classNumber: 'F0',
    subjects: ['Politische Ökonomie', 'Kapital'], language: 'ger',
  },
  {
    title: 'Der Zauberberg', responsibility: 'Thomas Mann',
    authors: [{ name: 'Mann, Thomas', role: '著' }], place: 'Berlin', publisher: 'S. Fischer',
    year: 1924, classNumber: 'I516.45', subjects: ['Deutsche Literatur - Roman'],
    language: 'ger',
  },
  {
    title: 'Über die spezielle und die allgemeine Relativitätstheorie',
    responsibility: 'Albert Einstein', authors: [{ name: 'Einstein, Albert', role: '著' }],
    place: 'Braunschweig', publisher: 'Vieweg', year: 1917, classNumber: 'O412.1',
    subjects: ['Relativitätstheorie'], language: 'ger',
  },
  {
    title: 'Cien años de soledad', responsibility: 'Gabriel García Márquez',
    authors: [{ name: 'García Márquez, Gabriel', role: '著' }], place: 'Buenos Aires',
    publisher: 'Sudamericana', year: 1967, classNumber: 'I775.45',
    subjects: ['Novela colombiana'], language: 'spa',
  },
]
