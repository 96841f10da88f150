import type { Work } from './work.ts'

/** Works in Russian, in Cyrillic letters as printed. */
// biome-ignore format: a work reads in a few lines
export const RUSSIAN_WORKS: readonly Work[] = [
  {
    title: 'Большой энциклопедический словарь', edition: '2-е изд., перераб. и доп.',
    responsibility: 'гл. ред. А. М. Прохоров',
    authors: [{ name: 'Прохоров, А. М.', role: '主编' }], place: 'Москва',
    publisher: 'Большая Российская энциклопедия', year: 1997, classNumber: 'Z535.12',
    subjects: ['Энциклопедии'], language: 'rus',
  },
  {
    title: 'Былое и думы', responsibility: 'А. И. Герцен',
    authors: [{ name: 'Герцен, А. И.', role: '著' }], place: 'Москва', publisher: 'Гослитиздат',
    year: 1946, classNumber: 'I512.54',
    subjects: ['Герцен, Александр Иванович, 1812-1870', 'Русская литература - Мемуары'],
    language: 'rus',
  },
  {
    title: 'Кто виноват?', responsibility: 'А. И. Герцен',
    authors: [{ name: 'Герцен, А. И.', role: '著' }], place: 'Москва',
    publisher: 'Художественная литература', year: 1969, classNumber: 'I512.44',
    subjects: ['Русская литература - Романы'], language: 'rus',
  },
  {
    title: 'С того берега', responsibility: 'А. И. Герцен',
    authors: [{ name: 'Герцен, А. И.', role: '著' }], place: 'Москва', publisher: 'Гослитиздат',
    year: 1956, classNumber: 'I512.14', subjects: ['Русская публицистика'], language: 'rus',
  },
  {
    title: 'Война и мир', volume: 'Тома 1-2', responsibility: 'Л. Н. Толстой',
    authors: [{ name: 'Толстой, Л. Н.', role: '著' }], place: 'Москва',
    publisher: 'Художественная литература', year: 1978, classNumber: 'I512.44',
    subjects: ['Русская литература - Романы'], language: 'rus',
  },
  {
    title: 'Анна Каренина', responsibility: 'Л. Н. Толстой',
    authors: [{ name: 'Толстой, Л. Н.', role: '著' }], place: 'Москва', publisher: 'Наука',
    year: 1970, classNumber: 'I512.44', subjects: ['Русская литература - Романы'],
    language: 'rus',
  },
  {
    title: 'Воскресение', responsibility: 'Л. Н. Толстой',
    authors: [{ name: 'Толстой, Л. Н.', role: '著' }], place: 'Москва',
    publisher: 'Художественная литература', year: 1984, classNumber: 'I512.44',
    subjects: ['Русская литература - Романы'], language: 'rus',
  },
  {
    title: 'Преступление и наказание', responsibility: 'Ф. М. Достоевский',
    authors: [{ name: 'Достоевский, Ф. М.', role: '著' }], place: 'Москва', publisher: 'Наука',
    year: 1970, classNumber: 'I512.44', subjects: ['Русская литература - Романы'],
    language: 'rus',
  },
  {
    title: 'Идиот', responsibility: 'Ф. М. Достоевский',
    authors: [{ name: 'Достоевский, Ф. М.', role: '著' }], place: 'Москва',
    publisher: 'Художественная литература', year: 1983, classNumber: 'I512.44',
    subjects: ['Русская литература - Романы'], language: 'rus',
  },
  {
    title: 'Братья Карамазовы', responsibility: 'Ф. М. Достоевский',
    authors: [{ name: 'Достоевский, Ф. М.', role: '著' }], place: 'Москва',
    publisher: 'Художественная литература', year: 1973, classNumber: 'I512.44',
    subjects: ['Русская литература - Романы'], language: 'rus',
  },
  {
    title: 'Мертвые души', responsibility: 'Н. В. Гоголь',
    authors: [{ name: 'Гоголь, Н. В.', role: '著' }], place: 'Москва',
    publisher: 'Художественная литература', year: 1985, classNumber: 'I512.44',
    subjects: ['Русская литература - Поэмы'], language: 'rus',
  },
  {
    title: 'Отцы и дети', responsibility: 'И. С. Тургенев',
    authors: [{ name: 'Тургенев, И. С.', role: '著' }], place: 'Москва',
    publisher: 'Детская литература', year: 1978, classNumber: 'I512.44',
    subjects: ['Русская литература - Романы'], language: 'rus',
  },
  {
    title: 'Обломов', responsibility: 'И. А. Гончаров',
    authors: [{ name: 'Гончаров, И. А.', role: '著' }], place: 'Ленинград', publisher: 'Наука',
    year: 1987, classNumber: 'I512.44', subjects: ['Русская литература - Романы'],
    language: 'rus',
  },
  {
    title: 'Евгений Онегин', subtitle: 'роман в стихах', responsibility: 'А. С. Пушкин',
    authors: [{ name: 'Пушкин, А. С.', role: '著' }], place: 'Москва',
    publisher: 'Художественная литература', year: 1976, classNumber: 'I512.24',
    subjects: ['Русская литература - Поэзия'], language: 'rus',
  },
  {
    title: 'Герой нашего времени', responsibility: 'М. Ю. Лермонтов',
    authors: [{ name: 'Лермонтов, М. Ю.', role: '著' }], place: 'Москва',
    publisher: 'Изд-во АН СССР', year: 1962, classNumber: 'I512.44',
    subjects: ['Русская литература - Романы'], language: 'rus',
  },
  {
    title: 'Вишневый сад', responsibility: 'А. П. Чехов',
    authors: [{ name: 'Чехов, А. П.', role: '著' }], place: 'Москва', publisher: 'Искусство',
    year: 1950, classNumber: 'I512.34', subjects: ['Русская литература - Пьесы'],
    language: 'rus',
  },
  {
    title: 'Тихий Дон', responsibility: 'М. А. Шолохов',
    authors: [{ name: 'Шолохов, М. А.', role: '著' }], place: 'Москва',
    publisher: 'Молодая гвардия', year: 1980, classNumber: 'I512.45',
    subjects: ['Советская литература - Романы'], language: 'rus',
  },
  {
    title: 'Мастер и Маргарита', responsibility: 'М. А. Булгаков',
    authors: [{ name: 'Булгаков, М. А.', role: '著' }], place: 'Москва',
    publisher: 'Художественная литература', year: 1988, classNumber: 'I512.45',
    subjects: ['Советская литература - Романы'], language: 'rus',
  },
  {
    title: 'Доктор Живаго', responsibility: 'Б. Л. Пастернак',
    authors: [{ name: 'Пастернак, Б. Л.', role: '著' }], place: 'Москва',
    publisher: 'Книжная палата', year: 1989, classNumber: 'I512.45',
    subjects: ['Русская литература - Романы'], language: 'rus',
  },
  {
    title: 'Мать', responsibility: 'М. Горький', authors: [{ name: 'Горький, М.', role: '著' }],
    place: 'Москва', publisher: 'Художественная литература', year: 1982, classNumber: 'I512.45',
    subjects: ['Советская литература - Романы'], language: 'rus',
  },
  {
    title: 'Проблемы поэтики Достоевского', responsibility: 'М. М. Бахтин',
    authors: [{ name: 'Бахтин, М. М.', role: '著' }], place: 'Москва',
    publisher: 'Советский писатель', year: 1963, classNumber: 'I106',
    subjects: ['Поэтика', 'Достоевский, Федор Михайлович, 1821-1881'], language: 'rus',
  },
  {
    title: 'Творчество Франсуа Рабле и народная культура средневековья и Ренессанса',
    responsibility: 'М. М. Бахтин', authors: [{ name: 'Бахтин, М. М.', role: '著' }],
    place: 'Москва', publisher: 'Художественная литература', year: 1965, classNumber: 'I106',
    subjects: ['Рабле, Франсуа', 'Народная культура'], language: 'rus',
  },
  {
    title: 'Морфология сказки', responsibility: 'В. Я. Пропп',
    authors: [{ name: 'Пропп, В. Я.', role: '著' }], place: 'Ленинград', publisher: 'Academia',
    year: 1928, classNumber: 'I0', subjects: ['Сказки', 'Фольклор'], language: 'rus',
  },
  {
    title: 'Словарь русского языка', edition: '23-е изд., испр.', responsibility: 'С. И. Ожегов',
    authors: [{ name: 'Ожегов, С. И.', role: '著' }], place: 'Москва', publisher: 'Русский язык',
    year: 1990, classNumber: 'H35', subjects: ['Русский язык - Словари'], language: 'rus',
  },
  {
    title: 'Толковый словарь живого великорусского языка', volume: 'Том 1',
    responsibility: 'В. И. Даль', authors: [{ name: 'Даль, В. И.', role: '著' }], place: 'Москва',
    publisher: 'Русский язык', year: 1978, classNumber: 'H35',
    subjects: ['Русский язык - Словари'], language: 'rus',
  },
  {
    title: 'Мышление и речь', responsibility: 'Л. С. Выготский',
    authors: [{ name: 'Выготский, Л. С.', role: '著' }], place: 'Москва', publisher: 'Соцэкгиз',
    year: 1934, classNumber: 'H0', subjects: ['Психолингвистика', 'Мышление'], language: 'rus',
  },
  {
    title: 'Курс русской истории', volume: 'Часть 1', responsibility: 'В. О. Ключевский',
    authors: [{ name: 'Ключевский, В. О.', role: '著' }], place: 'Москва', publisher: 'Мысль',
    year: 1987, classNumber: 'K512', subjects: ['Россия - История'], language: 'rus',
  },
  {
    title: 'История государства Российского', volume: 'Том 1', responsibility: 'Н. М. Карамзин',
    authors: [{ name: 'Карамзин, Н. М.', role: '著' }], place: 'Москва', publisher: 'Наука',
    year: 1989, classNumber: 'K512', subjects: ['Россия - История'], language: 'rus',
  },
  {
    title: 'Курс дифференциального и интегрального исчисления', volume: 'Том 1',
    responsibility: 'Г. М. Фихтенгольц', authors: [{ name: 'Фихтенгольц, Г. М.', role: '著' }],
    place: 'Москва', publisher: 'Физматгиз', year: 1962, classNumber: 'O17',
    subjects: ['Математический анализ'], language: 'rus',
  },
  {
    title: 'Сборник задач и упражнений по математическому анализу',
    responsibility: 'Б. П. Демидович', authors: [{ name: 'Демидович, Б. П.', role: '著' }],
    place: 'Москва', publisher: 'Наука', year: 1977, classNumber: 'O17-44',
    subjects: ['Математический анализ - Задачи'], language: 'rus',
  },
  {
    title: 'Механика', edition: '4-е изд., испр.', responsibility: 'Л. Д. Ландау, Е. М. Лифшиц',
    authors: [{ name: 'Ландау, Л. Д.', role: '著' }, { name: 'Лифшиц, Е. М.', role: '著' }],
    place: 'Москва', publisher: 'Наука', year: 1988, classNumber: 'O31', subjects: ['Механика'],
    language: 'rus',
  },
  {
    title: 'Математический анализ', volume: 'Часть 1', responsibility: 'В. А. Зорич',
    authors: [{ name: 'Зорич, В. А.', role: '著' }], place: 'Москва', publisher: 'Наука',
    year: 1981, classNumber: 'O17', subjects: ['Математический анализ'], language: 'rus',
  },
  {
    title: 'Работа актера над собой', volume: 'Часть 1', responsibility: 'К. С. Станиславский',
    authors: [{ name: 'Станиславский, К. С.', role: '著' }], place: 'Москва',
    publisher: 'Искусство', year: 1954, classNumber: 'J805', subjects: ['Актерское искусство'],
    language: 'rus',
  },
]
