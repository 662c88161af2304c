/**
 * What people say about the buses: sentences with gaps, put together anew for each, in the languages of the area; and the letters of
 * three campaigns. All of it is invented.
 */

/** The parts of a sentence, each of a few words only, so that what is put together anew shares no wording with the next. */
const parts: readonly (readonly string[])[] = [
  [
    'My mother',
    'Our neighbour',
    'My wife',
    'A colleague',
    'The lad next door',
    'My class',
    'The night shift',
    'Half the village',
    'My son',
    'Grandfather',
    'The cleaner at work',
    'Our lodger',
    'My sister',
    'The whole choir',
    'My carer',
    'A friend',
    'The baker',
    'My daughter',
  ],
  [
    'takes',
    'needs',
    'waited for',
    'missed',
    'gave up',
    'relies on',
    'would take',
    'uses',
    'depends on',
    'wants',
    'pays for',
    'asks for',
    'waits for',
    'lost',
  ],
  [
    'number 4',
    'number 7',
    'number 9',
    'the 12',
    'the 14',
    'bus 21',
    'bus 33',
    'the X5',
    'the night bus',
    'the school bus',
    'our only bus',
    'two buses',
    'the first one',
    'the last one',
  ],
  ['to', 'from'],
  [
    'Holt',
    'Wendmere',
    'Ashby Fen',
    'Little Wend',
    'Upper Holt',
    'the station',
    'the clinic',
    'college',
    'Mill Lane',
    'market',
    'Abbey Street',
    'church',
    'school',
    'town',
  ],
  [
    'at six',
    'before seven',
    'after eight',
    'on Sundays',
    'in winter',
    'at noon',
    'most nights',
    'twice a week',
    'every Friday',
    'when it rains',
    'all year',
    'in the dark',
    'once a month',
    'by day',
  ],
  [', but', ', and', ';', ', yet', ', though', ':'],
  [
    'it is full',
    'there is no shelter',
    'the ramp sticks',
    'drivers know why',
    'nobody answers calls',
    'fares went up',
    'trains have left',
    'prams stay outside',
    'benches would help',
    'lights are out',
    'a smaller one would do',
    'walking takes longer',
    'timetables hang too high',
    'seats are wet',
    'there is none back',
    'one ticket should do',
    'shifts end later',
    'shops need it',
    'cars are dear',
    'knees hurt',
    'doctors will not wait',
    'lessons begin early',
    'friends drive instead',
    'hills are steep',
    'the road has no path',
    'change it soon',
    'leave things alone',
  ],
]

/** The same in other languages: fewer, and each of them whole. */
export const others: Readonly<Record<'Polish' | 'Portuguese' | 'Romanian' | 'Arabic', readonly string[]>> = {
  Polish: [
    'Pracuję na zmiany w magazynie i po dziesiątej wieczorem nie mam jak wrócić do domu.',
    'Proszę o rozkład jazdy po polsku na przystanku przy dworcu w Holt.',
    'Autobus numer siedem jest rano tak pełny, że z wózkiem nie da się wejść.',
    'W niedzielę nie jeździ nic, a kościół i szkoła są w Wendmere.',
    'Moja mama nie prowadzi i bez linii dwanaście nie dojedzie do lekarza.',
  ],
  Portuguese: [
    'Trabalho na fábrica até às onze e a essa hora já não há autocarro para Ashby Fen.',
    'Gostava de poder comprar o bilhete com dinheiro e não só com o telefone.',
    'A paragem junto à clínica não tem abrigo e no inverno esperamos à chuva.',
    'Os meus filhos perdem o treino porque o último autocarro sai às seis.',
    'Se houvesse um autocarro ao domingo deixava o carro em casa.',
  ],
  Romanian: [
    'Lucrez la câmp și primul autobuz ajunge după ce a început tura.',
    'Vreau un abonament care să fie valabil și în Wendmere și în Holt.',
    'Stația de lângă piață nu are lumină și seara mi-e teamă să aștept acolo.',
    'Soția mea merge la spital de două ori pe lună și schimbă trei autobuze.',
  ],
  Arabic: [
    'لا توجد حافلة بعد صلاة العشاء، فنعود من المسجد مشيًا في الظلام.',
    'أرجو أن يكون جدول المواعيد مكتوبًا بالعربية أيضًا عند المحطة.',
    'ابني يدرس في الكلية ويصل متأخرًا كل يوم لأن الحافلة لا تنتظر القطار.',
    'أحتاج إلى مكان لعربة الطفل في الحافلة رقم تسعة.',
  ],
}

/** The letters that were passed round; most were sent as they were, some with a word more. */
export const campaigns: readonly {
  readonly count: number
  readonly letter: string
  readonly more: readonly string[]
}[] = [
  {
    count: 210,
    letter:
      'Keep the 14 to the fen villages. It is the only way to the clinic, the college and the market for four hundred people without a car. The figures in the proposal were counted in a week in which the road was closed. Count again before you decide, and count on a market day.',
    more: [
      'I am 81 and have no car.',
      'My son takes it to college.',
      'Thank you.',
      'We have lived here for forty years.',
    ],
  },
  {
    count: 130,
    letter:
      'We support buses in the evening. Shops, surgeries and the theatre close when the last bus has gone at ten past six. An hourly bus until eleven on three lines would let people work, learn and meet. We would rather have fewer lines that run late than many that stop early.',
    more: ['I work at the theatre.', 'My night class ends at nine.', 'And please light the stop at the station.'],
  },
  {
    count: 70,
    letter:
      'Do not move the stops from Market Row to the ring road. Whoever walks badly cannot carry shopping across four lanes, and the shops live from those who come by bus. Close Market Row to cars for three hours a day instead, and let the buses through.',
    more: ['I keep a shop there.', 'I use a frame to walk.'],
  },
]

/** A sentence put together anew; `pick` chooses among so many. */
export function sayAnew(pick: (among: number) => number): string {
  return `${parts.map(words => words[pick(words.length)] ?? '').join(' ')}.`.replace(/ ([,;:])/g, '$1')
}
