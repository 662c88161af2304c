/** The other consultations of the area: thought about, announced, open, challenged as too short, closed, reported, withdrawn. */
import { answer, type Response } from '../answering.ts'
import { type Hand, organisationOf } from '../hand.ts'
import { offerIn } from '../in-other-languages.ts'
import { carParksInLanguages } from './car-parks-in-languages.ts'
import { closeIt, listIt, openIt, planIt, setDates } from './consulting-kit.ts'
import { addressOf as at } from './members.ts'

const agree = (text: string) => ({ type: 'agree-scale', text })
const say = (text: string) => ({ type: 'long-text', text })

/** One on the forward plan, and one that only its lead sees. */
export async function lookAhead(hand: Hand): Promise<void> {
  const centre = await planIt(hand, {
    title: 'A youth centre in the station quarter',
    summary:
      'The old parcel office could become a place for young people, open six evenings a week. What should be in it, and who should run it?',
    topic: 'Young people',
    places: 'Holt',
    by: 'priya.natt',
    lead: 'Holt District Council',
    begunOn: -34,
    opensOn: 37,
    closesOn: 121,
    about: {
      aims: 'To learn what young people would come for, and who would run it with them.',
      issue: 'There is no place for young people in Holt that is open after six.',
      affected: 'Young people from 11 to 19 and whoever lives beside the station.',
      evidence: 'A count of three Fridays; talks at two schools.',
    },
    scope: {
      can_change: 'What is in it, when it is open, who runs it.',
      cannot_change: 'That the building stays in public hands.',
      preferred_option: 'Run by a charity with young people on its committee. We also looked at running it ourselves.',
    },
    next: 'The council decides in the autumn, and tells everybody who answered.',
    group: {
      name: 'Young people who go to no club',
      expected: 80,
      outreach: 'Youth workers at the station on Fridays',
    },
    questions: [agree('Should the parcel office become a youth centre?'), say('What would you come for?')],
  })
  await listIt(hand, centre, -12)
  await centre.year.to(0)
  const rents = await planIt(hand, {
    title: 'Rents of allotments',
    summary: 'Rents of allotments have stood still for nine years. How should they rise, and for whom should they not?',
    topic: 'Allotments',
    places: 'Holt',
    by: 'priya.natt',
    lead: 'Holt District Council',
    begunOn: -9,
    opensOn: 70,
    closesOn: 154,
    about: {
      aims: 'To settle rents that keep the plots in order and that everybody can pay.',
      issue: 'Rents pay for a third of what the plots cost.',
      affected: 'Everybody who rents a plot or waits for one.',
      evidence: '',
    },
    scope: { can_change: 'How much, and for whom.', cannot_change: 'That no plot is sold.', preferred_option: '' },
    next: '',
    group: { name: 'People on the waiting list', expected: 40, outreach: 'A letter to each' },
    questions: [agree('Should rents rise a little every year?')],
  })
  await rents.year.to(0)
}

/** One that wanted four weeks, was refused them, gave its reason for eight, and was challenged all the same. */
export async function hurry(hand: Hand): Promise<void> {
  const opensOn = -24
  const car = await planIt(hand, {
    title: 'Charges in the car parks of Holt',
    summary: 'Charges in four car parks are to rise, and one is to be free for two hours. Which, and by how much?',
    topic: 'Parking',
    places: 'Holt',
    by: 'priya.natt',
    lead: 'Holt District Council',
    begunOn: -62,
    opensOn,
    closesOn: opensOn + 55,
    short: {
      ground: 'statute',
      reason:
        'The order on charges must be made by the end of May, and the law gives 21 days for objections after it. We have added five weeks to those, and lose the year if we wait.',
    },
    about: {
      aims: 'To set charges that keep spaces free for those who need them.',
      issue: 'Two car parks are full by nine, two are empty all day.',
      affected: 'Whoever parks in Holt, shops, and those who live nearby.',
      evidence: 'Counts in every hour of two weeks in the autumn.',
    },
    scope: {
      can_change: 'How much, where, and which one is free.',
      cannot_change: 'That blue badge holders pay nothing.',
      preferred_option: 'Two hours free at the market. We also looked at one charge for all.',
    },
    next: 'The council makes the order in May and publishes what became of each point.',
    group: { name: 'Traders and their staff', expected: 60, outreach: 'A visit to each shop in the market' },
    questions: [agree('Should two hours be free at the market?'), say('What would you change?')],
  })
  await refusedFourWeeks(hand, car.at, opensOn)
  await listIt(hand, car, -50)
  await openIt(hand, car, opensOn)
  for (const each of carParksInLanguages) await offerIn(hand, car, each)
  await car.year.to(-20)
  await (await hand.as(at('Winston Beckles'))).fill(`${car.at}/challenge`, {
    organisation_id: await organisationOf(hand, 'Station Quarter Tenants'),
    reason: 'Eight weeks, over two school holidays. Our members park there every night, and our meeting is in June.',
  })
  const { id } = await hand.place.database.db
    .selectFrom('timescale_challenge')
    .innerJoin('consultation as c', 'c.id', 'timescale_challenge.consultation_id')
    .select('timescale_challenge.id')
    .where('c.slug', '=', car.slug)
    .executeTakeFirstOrThrow()
  await car.year.to(-13)
  await (await hand.as(car.by)).fill(`${car.at}/challenges/${id}`, {
    answer:
      'The order cannot wait, and says why on this page. We come to your committee on the 30th, and take what is said there as an answer.',
  })
  await answerEach(hand, car.slug, -12, drivers)
  await car.year.to(0)
}

/** Tries four weeks with a weak reason: the page does not take it. */
async function refusedFourWeeks(hand: Hand, address: string, opensOn: number): Promise<void> {
  const asked = { opensOn, closesOn: opensOn + 27, short: { ground: '', reason: '' } }
  const refused = await setDates(hand, { at: address, by: 'priya.natt' }, asked).then(
    () => false,
    () => true,
  )
  if (!refused) throw new Error('Four weeks without a reason were taken')
}

const drivers: readonly Response[] = [
  ['1', 'Two hours are enough for the market, and not for the doctor.'],
  ['4', 'I clean offices at night and park where I can. Nobody thinks of us.'],
  ['2', 'Make it free on Sundays too.'],
  ['5', 'The machines take no coins any more. My mother has no telephone.'],
  ['1', 'Good for the shops.'],
  ['3', 'Whoever lives in Mill Lane will find no space at all.'],
].map(([agrees = '', says = '']) => ({
  answers: { 'two hours be free': agrees, 'would you change': says },
  about: { behalf: 'personal', may_publish: 'yes', area_part: 'Holt town' },
}))

/** Gives responses one day after another. */
async function answerEach(hand: Hand, slug: string, from: number, responses: readonly Response[]): Promise<void> {
  for (const [day, response] of responses.entries()) {
    hand.on(from + day)
    await answer(hand, slug, [response])
  }
}

/** One that was withdrawn while it was open. */
export async function withdraw(hand: Hand): Promise<void> {
  const patrols = await planIt(hand, {
    title: 'School crossing patrols',
    summary: 'Should eleven school crossings be looked after by volunteers instead of paid patrols?',
    topic: 'Roads and schools',
    places: 'Wendmere and Holt',
    by: at('Nadia Rahman'),
    lead: 'Wend Vale County Council',
    begunOn: -190,
    opensOn: -140,
    closesOn: -55,
    about: {
      aims: 'To find out whether volunteers would do it, and whether parents would trust that.',
      issue: 'Patrols cost £96,000 a year, and four posts are empty.',
      affected: 'Children, parents and patrols at eleven schools.',
      evidence: 'Counts at each crossing.',
    },
    scope: {
      can_change: 'Which crossings, and who stands there.',
      cannot_change: 'That every crossing is looked after.',
      preferred_option: 'Volunteers at six of them.',
    },
    next: 'The cabinet decides in the spring.',
    group: { name: 'Parents who walk to school', expected: 200, outreach: 'At the gates' },
    questions: [agree('Would you trust a trained volunteer at your crossing?'), say('What should we know?')],
  })
  await listIt(hand, patrols, -175)
  await openIt(hand, patrols, -140)
  await answerEach(hand, patrols.slug, -138, [
    {
      answers: { 'trained volunteer': '5', 'should we know': 'My son was nearly hit there in October.' },
      about: { may_publish: 'yes' },
    },
    {
      answers: { 'trained volunteer': '2', 'should we know': 'I would do it two mornings a week.' },
      about: { may_publish: 'yes' },
    },
  ])
  await patrols.year.to(-101)
  await (await hand.as(patrols.by)).fill(`${patrols.at}/withdrawal`, {
    reason:
      'Money for the patrols was found in the budget of January, so that there is nothing left to decide. What was said about two crossings went to the road safety team.',
    sure: 'yes',
  })
  await patrols.year.to(0)
}

/** One that has just closed, and that nobody has begun to read. */
export async function justClosed(hand: Hand): Promise<void> {
  const desks = await planIt(hand, {
    title: 'Front desks of police stations',
    summary: 'When should the desks in Wendmere and Holt be open, and what else would let people reach an officer?',
    topic: 'Policing',
    places: 'Wendmere and Holt',
    by: at('Owen Hartley'),
    lead: 'Vale Constabulary',
    begunOn: -140,
    opensOn: -92,
    closesOn: -4,
    about: {
      aims: 'To open the desks when people come, and to find other ways for the rest of the day.',
      issue: 'Half of the visits fall into nine hours of the week.',
      affected: 'Everybody who needs to see an officer, and those who cannot ring.',
      evidence: 'Every visit of six weeks, by the hour.',
    },
    scope: {
      can_change: 'Hours, and what is offered beside the desks.',
      cannot_change: 'That both desks stay.',
      preferred_option: 'Open from noon to eight. We also looked at mornings.',
    },
    next: 'We read every answer by the end of April.',
    languages: 'Polish\nPortuguese',
    group: { name: 'People who cannot ring', expected: 30, outreach: 'With the deaf club and Access for All' },
    questions: [agree('Should the desks be open from noon to eight?'), say('How else would you reach us?')],
  })
  await listIt(hand, desks, -125)
  await openIt(hand, desks, -92)
  await answerEach(
    hand,
    desks.slug,
    -80,
    [
      ['2', 'I sign. Put a screen at the desk through which an interpreter can be called.'],
      ['1', 'After work is the only time I can come.'],
      ['4', 'Old people come in the morning, when it is light.'],
      ['2', 'A desk in the library on Thursdays would do for the villages.'],
      ['3', 'I rang four times and came because nobody answered.'],
    ].map(([agrees = '', says = '']) => ({
      answers: { 'noon to eight': agrees, 'reach us': says },
      about: { behalf: 'personal', may_publish: 'yes' },
    })),
  )
  await closeIt(hand, desks, -4)
  await desks.year.to(0)
}
