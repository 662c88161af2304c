/**
 * The addresses of six real codes, in the notation of `spellOut`: numbers and letters as the documents print them, and
 * how many points with list signs stand where. Facts about the documents; none of their words.
 */
export type Known = {
  readonly name: string
  readonly file: string
  /** Which document of the file, from 0. */
  readonly document: number
  readonly addresses: string
  /** Points with list signs in the whole document, those of the notation included. */
  readonly bullets: number
}

export const known: readonly Known[] = [
  {
    name: 'consultation draft',
    file: '003_74df377e7ba4e66d.txt',
    document: 2,
    bullets: 19,
    addresses: `1.1 1.2:a-e 1.3 1.4 1.5 1.6 2.1 2.2 2.3:a-f 2.4:a-d 2.5:a-d 3.1 3.2:a-c 3.2c>i-v 3.3:a-i 4.1 4.2 4.3
      4.4:a-e 4.7:a-e 4.8:a-b 5.1 5.2 5.3 5.4 5.5:a 5.6:a-b 6.1:a-e 6.2:a-o 6.3:a-d 6.4:a-b 7.1 7.2 7.3 7.4 7.5
      7.6:a-b 7.7:a 8.1 8.2:a-e 8.3 8.4:a-c 8.5:a 9.1 9.2 9.3:a-c 9.4:a 9.5:a-b 10.1 10.2 10.3 10.4:a-h 10.5
      10.6:a-c 10.7:a-c`,
  },
  {
    name: 'partnerships draft',
    file: '003_74df377e7ba4e66d.txt',
    document: 3,
    bullets: 16,
    addresses: `1.1 1.2:a-e 1.3 1.4 1.5 1.6 1.7 2.1 2.2 2.3:a-e 2.4:a-f 2.5:a-f 3.1:a-h 3.2:a-e 3.3:a-c 3.3c>i-v 3.4
      4.1:a-d 4.2 4.3:a-g 4.4:a-d 4.5:a-b 4.6:a 5.1:a-e 5.2:a-c 5.3 5.4:a 5.5:a-f 6.1:a-e 6.2:a-e 6.3:a-d 6.4:a-d
      7.1 7.2 7.3 7.4:a-f 7.5:a-c 7.6:a 7.6a>a-e 8.1 8.2:a-i 8.3:a-b 8.4:a-c 9.1 9.2 9.3:a-d 9.5:a-d 9.6:a-b
      9.7:a-f 10.1:a-h 10.2:a-e 10.3:a-b`,
  },
  {
    name: 'Devon',
    file: '000_1e295fee4a745d7e.txt',
    document: 0,
    bullets: 30,
    addresses: `1! 1.1:a-f 2! 2.1! 2.2! 2.3! 3!:a-h 3.1:a-j 3.2:a-c 3.3:a-f 4! 4.1!#4 4.2!:a-g 4.3! 4.4! 4.5!#7 4.6!
      4.7!#4 4.8! 4.8.RE!:a-h 4.8.EV!:a-e A1! A2! A3!`,
  },
  {
    name: 'Bolton',
    file: '001_1d4bfe86a4ac49f4.txt',
    document: 0,
    bullets: 49,
    addresses: '1#8 2#7 3#7 4#10 5#7 6#4',
  },
  {
    name: 'checklist',
    file: '002_7f887e2b19e21832.txt',
    document: 0,
    bullets: 17,
    addresses: '1! 2!#2 3!=1-10 CL1!#6 CL2!#6 CL3!#3',
  },
  {
    name: 'Leeds',
    file: '004_1e001270028248e6.txt',
    document: 0,
    bullets: 52,
    addresses: '1! 1a 1b 1c#3 1d 1e#6 2! 2a 2b 3! 3a 4! 4a 4b 5!#5 6!#12 7!#7 8! 8a 8b 8#17 9!#2',
  },
]

/** Points of the two drafts' checklists, which have addresses of their own. */
export const checklists: readonly (readonly [document: number, addresses: string])[] = [
  [2, 'CL! CL1!#11 CL2!#4 CL3!#4'],
  [3, 'CL! CL1!#6 CL2!#7 CL3!#3'],
]
