/** A consultation that is over: the draft code on consulting people, from the answers to the next version. */

import { openMail } from '../src/mail/mail.ts'
import { answer } from './answering.ts'
import { announce, askQuestions, planConsultation, publish } from './consulting.ts'
import { CLOSES, decisions, keyed, OPENS, responses } from './consulting-answers.ts'
import { addToPack } from './documents.ts'
import { decideLate } from './gathering.ts'
import { dateBoxes, type Hand, type Someone } from './hand.ts'
import { evaluate, reviewHalfWay } from './learning.ts'
import { lookAtPicture, lookAtScan, lookUpContact } from './looking-up.ts'
import { decideAndLearn, inviteAndPublicise, prepareWithOthers } from './preparing.ts'

/** Builds it; gives the receipt codes of its responses. */
export async function reportOnConsultingCode(hand: Hand): Promise<string[]> {
  const codes: string[] = []
  const slug = await plan(hand)
  for (const [at, response] of responses.entries()) {
    if (at === 2) await reviewHalfWay(hand, slug, OPENS + 42)
    hand.on(OPENS + 10 + at * 20)
    codes.push(...(await answer(hand, slug, [response])))
  }
  await keyIn(hand, slug)
  hand.on(CLOSES + 2)
  await hand.runJobs()
  await analyse(hand, slug)
  await report(hand, slug)
  hand.on(CLOSES + 70)
  await (await hand.as(null)).fill(`/responses/${codes[0]}/explanation`, {
    question: 'Why does the new text of 3.2 still allow less than twelve weeks at all?',
  })
  hand.on(CLOSES + 72)
  await lookUpContact(hand, slug)
  await lookAtScan(hand, slug)
  await lookAtPicture(hand, slug)
  hand.on(CLOSES + 80)
  await evaluate(hand, slug)
  await decideAndLearn(hand, slug, CLOSES + 81)
  return codes
}

async function plan(hand: Hand): Promise<string> {
  const slug = await planConsultation(hand, {
    title: 'Draft code on consulting people',
    summary:
      'How should public bodies and groups in Wendmere and Holt ask each other, and everybody else, before they decide? The draft code says what each side promises.',
    topic: 'The Compact',
    places: 'Wendmere and Holt',
    begunOn: OPENS - 60,
    opensOn: OPENS,
    closesOn: CLOSES,
    texts: {
      about: {
        aims: 'To settle a code on consulting that both sides can keep and everybody can understand.',
        issue:
          'There is no agreed way of consulting. Groups were asked at short notice, and did not hear what came of it.',
        affected: 'Every public body and group that has signed the Compact; everybody they ask.',
        evidence: 'A count of 23 consultations of the last two years, with their length and whether a report followed.',
      },
      scope: {
        can_change: 'Every paragraph of the draft.',
        cannot_change: 'Duties set by law.',
        decisions_made: 'None, but for having a code.',
        preferred_option:
          'Twelve weeks as the rule. We looked at eight and at no fixed time: the first is too short for committees, the second promises nothing.',
      },
      'taking-part': {
        consultees: 'All public bodies and groups of the area; residents. Tell us whom we have missed.',
        formats_offered: 'Large print\nAudio',
        languages_offered: 'Polish',
        confidentiality:
          'What you say is published only if you allow it, and never with your name unless you ask for that. The law may still ask a public body to release information.',
        next_steps:
          'The review group reads every answer. What became of each point is published, with the next version of the code.',
      },
      planning: {
        planning_link: 'Compact review, for the joint meeting of both sectors',
        legal_framework: 'None beyond the Equality Act 2010',
        barriers: 'Long documents: there is a summary of one page.',
        proportion: 'Two days of work a week for twelve weeks, for a code of many years.',
        resources: 'One officer for two days a week; £900 for printing',
        sector_costs: 'Postage is paid for groups that pass it on.',
        designed_with: 'Four groups and three public bodies wrote the draft together.',
        equality_impact_note: 'Finds that large print and time matter most.',
        ...dateBoxes('equality_impact_on', hand.dayAt(OPENS - 60)),
      },
    },
    groups: [
      {
        name: 'Groups with a committee of volunteers',
        expected: 30,
        outreach: 'Through the Council for Voluntary Service',
      },
      { name: 'Groups outside any network', expected: 10, outreach: 'Visits to five villages', seldomHeard: true },
    ],
  })
  await askQuestions(hand, slug, [
    {
      title: 'The draft code',
      questions: [
        { type: 'agree-scale', text: 'Is the code easy to follow?' },
        { type: 'agree-scale', text: 'Are the promises in part 4 fair to both sides?' },
        { type: 'long-text', text: 'What would you change?' },
      ],
    },
    {
      title: 'About this consultation',
      questions: [
        { type: 'short-text', text: 'How could we have asked you better?', process: true },
        { type: 'file', text: 'Is there a paper or a picture that we should see?' },
      ],
    },
  ])
  await addToPack(hand, slug, 'consulting-code.md')
  await prepareWithOthers(hand, slug, OPENS)
  hand.on(OPENS - 40)
  await announce(hand, slug)
  hand.on(OPENS)
  await publish(hand, slug)
  await inviteAndPublicise(hand, slug, OPENS)
  return slug
}

/** A scan: the smallest picture there is. */
const scan = {
  name: 'form.png',
  type: 'image/png',
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
    'base64',
  ),
}

async function keyIn(hand: Hand, slug: string): Promise<void> {
  const asked = await hand.place.database.db
    .selectFrom('question')
    .select('id')
    .where('type', '=', 'file')
    .executeTakeFirstOrThrow()
  for (const { channel, day, ...response } of keyed) {
    hand.on(day + 2)
    const tom = await hand.as('tom.ashby')
    await answer(hand, slug, [response], values =>
      tom.fill(
        `/consultations/${slug}/keying`,
        { ...values, channel, ...dateBoxes('received', hand.dayAt(day)) },
        channel === 'paper' ? { files: { scan, [`q-${asked.id}-files`]: { ...scan, name: 'minutes.png' } } } : {},
      ),
    )
  }
}

async function analyse(hand: Hand, slug: string): Promise<void> {
  const at = `/consultations/${slug}`
  await decideLate(hand, slug, CLOSES + 9)
  const { db } = hand.place.database
  await (await hand.as('priya.natt')).fill(`${at}/analysis`, { act: 'begin' })
  hand.on(CLOSES + 20)
  const priya = await hand.as('priya.natt')
  const references = await db
    .selectFrom('response')
    .innerJoin('consultation as c', 'c.id', 'response.consultation_id')
    .select('reference')
    .where('c.slug', '=', slug)
    .orderBy('reference')
    .execute()
  await priya.fill(`${at}/confidence`, {})
  for (const { reference } of references) {
    await priya.fill(`${at}/responses/${reference}`, { act: 'take:all' })
    await priya.fill(`${at}/responses/${reference}`, { act: 'read' })
  }
  await checkBack(hand, slug)
  await decideAll(hand, priya, slug)
  hand.on(CLOSES + 60)
  await makeNextVersion(hand, slug)
  await (await hand.as('priya.natt')).fill(`${at}/analysis`, { act: 'report' })
}

/** Who can be reached is asked whether they were understood: one says yes, one has something put right. */
async function checkBack(hand: Hand, slug: string): Promise<void> {
  const { database, seal } = hand.place
  const priya = await hand.as('priya.natt')
  await priya.fill(`/consultations/${slug}/readings`, { sure: 'yes' })
  await hand.runJobs('ask-whether-understood')
  const mails = await database.db.selectFrom('outgoing_mail').selectAll().orderBy('id', 'desc').limit(30).execute()
  const links = mails.flatMap(mail => /\/readings\/[\w-]{43}/.exec(openMail(seal, mail).body)?.[0] ?? [])
  const [first, second] = links
  const nobody = await hand.as(null)
  if (first) await nobody.fill(first, { agrees: 'yes' })
  if (!second) return
  await nobody.fill(second, {
    agrees: 'no',
    says: 'We did not mean that twelve weeks are too long. We meant that they are too short in summer.',
  })
  const { id } = await database.db
    .selectFrom('reading_check')
    .select('id')
    .where('agrees', '=', false)
    .executeTakeFirstOrThrow()
  await priya.fill(`/consultations/${slug}/readings/${id}`, {
    put_right: 'yes',
    answer: 'You are right, and the point now says so. Thank you for telling us.',
  })
}

async function decideAll(hand: Hand, priya: Someone, slug: string): Promise<void> {
  const points = await hand.place.database.db
    .selectFrom('point')
    .innerJoin('consultation as c', 'c.id', 'point.consultation_id')
    .select(['point.number', 'point.text', 'point.paragraph_id'])
    .where('c.slug', '=', slug)
    .orderBy('number')
    .execute()
  for (const { number, text } of points) {
    const found = decisions.find(({ says }) => text.includes(says))
    if (found?.values['action'] === 'passed-on')
      await priya.fill(`/consultations/${slug}/points/${number}/place`, { off_topic: 'yes' })
    await priya.fill(`/consultations/${slug}/points/${number}`, {
      ...(found?.values ?? { action: 'noted', reason: 'The review group read this and will bear it in mind.' }),
    })
    if (found?.change) await changeText(hand, priya, `/consultations/${slug}/points/${number}/change`, found.change)
  }
}

async function changeText(
  hand: Hand,
  priya: Someone,
  page: string,
  { paragraph, ...values }: Readonly<Record<string, string>> & { readonly paragraph: string },
): Promise<void> {
  const { id } = await hand.place.database.db
    .selectFrom('paragraph_text as text')
    .innerJoin('pack_document as pack', 'pack.document_version_id', 'text.document_version_id')
    .innerJoin('consultation as c', 'c.id', 'pack.consultation_id')
    .select('text.paragraph_id as id')
    .where('text.path', '=', paragraph)
    .where('c.slug', '=', page.split('/')[2] ?? '')
    .executeTakeFirstOrThrow()
  await priya.fill(`${page}?paragraph=${id}`, values)
}

async function makeNextVersion(hand: Hand, slug: string): Promise<void> {
  const priya = await hand.as('priya.natt')
  const document = await hand.place.database.db
    .selectFrom('document')
    .innerJoin('consultation as c', 'c.id', 'document.subject_id')
    .select('document.slug')
    .where('c.slug', '=', slug)
    .executeTakeFirstOrThrow()
  await priya.fill(`/consultations/${slug}/next-version/${document.slug}`, { printed_version: '0.4' })
}

async function report(hand: Hand, slug: string): Promise<void> {
  const at = `/consultations/${slug}`
  const priya = await hand.as('priya.natt')
  await priya.fill(`${at}/report/words`, {
    bodies_said:
      'The Council for Voluntary Service, after asking its members, wants twelve weeks as a rule with no way round it. Groups with a committee of volunteers say the same: eight weeks are two meetings, and one is lost to holidays.',
    diverse_needs:
      'Two groups of carers could not come to an evening and answered on paper by telephone. What they asked for, papers a week longer beforehand, is in the new text though few said it.',
  })
  await priya.fill(`${at}/report/publication`, { versions: 'yes', sure: 'yes' })
  hand.on(CLOSES + 61)
  await hand.runJobs()
  // Where a seal is opened she signs in again.
  await (await hand.as('priya.natt')).fill(`${at}/feedback/letters`, {})
}
