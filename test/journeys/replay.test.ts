/**
 * The main job on a real pack, in a real browser, with the days it had: a letter of 28 October 2009, two draft codes, a
 * close on 21 January 2010, responses by four channels, every point answered, the next version of both codes.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { seed, seedFolder } from '../../src/documents/read/testing/seeds.ts'
import { makePeople, type People } from '../../src/features/consultations/consultation.fixture.ts'
import { follow, leads, press, wordsOn } from './acting.ts'
import { commentBeside, commentFrom, fillForm, give, keyIn } from './replay/answer.ts'
import {
  beginAnalysis,
  type Decided,
  decideAll,
  makeVersions,
  publishReport,
  readAll,
  undecided,
} from './replay/decide.ts'
import { writeForm } from './replay/form.ts'
import { arrived, asha, decisions } from './replay/people.ts'
import {
  BASE,
  begin,
  bringIn,
  describe as describeIt,
  fillPack,
  invite,
  leaveOut,
  publish,
  timetable,
} from './replay/prepare.ts'
import { mailTo, personAt, runJob, type Stage, say, setStage } from './stage.ts'

const FILE = '003_74df377e7ba4e66d.txt'
const skip = seedFolder() === null
if (skip) console.log('Note: the real documents are not here; skipped')

describe('a real consultation, replayed', { skip }, () => {
  let stage: Stage
  let people: People
  let lead: Page
  let reviewer: Page
  /** What was decided on each point. */
  let decided: Map<number, Decided>
  /** Receipt codes in the order the responses came. */
  const codes: string[] = []

  before(async () => {
    stage = await setStage(new Date('2009-10-20T09:00:00Z'))
    people = await makePeople(stage.app.hub.db)
    lead = await stage.guest({ person: people.councilContact })
  })
  after(() => stage.close())

  /** One after another: where a step fails, those that rest on it are not tried. */
  let broken = false
  const step = (name: string, take: () => Promise<void>) =>
    it(name, async t => {
      if (broken) return t.skip('a step before it failed')
      broken = true
      await take()
      broken = false
    })

  step('is begun by a public body', async () => {
    await begin(lead)
    assert.equal(new URL(lead.url()).pathname, `${BASE}/plan`)
  })

  step('brings the real file in: of its four documents the letter is left out', async () => {
    await bringIn(lead, 'pack.txt', Buffer.from(seed(FILE)))
    assert.match(await wordsOn(lead), /4 documents in pack\.txt/)
    await leaveOut(lead, 0)
    await lead.getByRole('button', { name: say('documents.review.keep', { count: 3 }) }).click()
    await lead.waitForURL(url => !url.pathname.startsWith('/documents/drafts'))
    assert.equal(await fillPack(lead), 3)
  })

  step(
    'counts the time to answer: twelve weeks and two days if it is public beforehand, with three public holidays inside',
    async () => {
      await timetable(lead)
      const said = await wordsOn(lead)
      assert.match(said, /12 weeks and 2 days/)
      assert.match(said, /86 days/)
      assert.match(said, /25 December 2009.*28 December 2009.*1 January 2010/)
      assert.match(said, /3 public holidays fall inside, and there are 2 days beyond 12 weeks/)
    },
  )

  step('asks like the form that the pack describes: twelve questions, the last on the process itself', async () => {
    assert.equal(await writeForm(lead), 12)
    assert.match(await wordsOn(lead), /12 questions in 3 sections/)
  })

  step('is published on its first day, as the letter was sent, and so has twelve weeks and one day', async () => {
    await describeIt(lead)
    await invite(lead, { name: 'Clara Clerk', email: 'clara@example.org', role: 'clerk' })
    await invite(lead, { name: 'Rhys Reviewer', email: 'rhys@example.org', role: 'reviewer' })
    stage.app.clock.now = new Date('2009-10-28T09:00:00Z')
    await publish(lead)
    assert.match(await wordsOn(lead), new RegExp(say('consultations.done.published')))
    await runJob(stage.app, 'open-and-close-consultations')
    const reader = await stage.guest()
    await reader.goto('/consultations')
    assert.match(await wordsOn(reader), /85 days left/)
    await reader.goto(BASE)
    const said = await wordsOn(reader)
    assert.match(said, /12 weeks and 1 day is how long you have to answer/)
    assert.match(said, /It opened in the course of the first day, so that day is not in the count/)
    assert.match(said, /3 public holidays fall inside: Christmas Day/)
  })

  step('takes a response online, with script', async () => {
    const page = await stage.guest()
    await page.goto(BASE)
    await press(page, 'consultations.public.respond')
    await fillForm(page, asha)
    codes.push(await give(page))
    const [mail] = await mailTo(stage.app, 'asha@example.org')
    assert.ok(mail?.body.includes(codes[0] ?? 'no code'), 'the code goes out with the receipt')
  })

  step('takes a response without script, with comments on 7.2 and 10.7c, put aside between the two', async () => {
    const page = await stage.guest({ script: false, width: 320 })
    await commentFrom(page, /on Consultation$/, '7.2', 'Twelve weeks are too few over the summer.')
    await commentBeside(page, /on Consultation$/, '10.7c', 'This was said one line above.')
    assert.match(await wordsOn(page), /too few over the summer\..*one line above\./)
    codes.push(await give(page))
  })

  step('takes a letter, a paper form with its scan and an email, keyed in by a clerk', async () => {
    stage.app.clock.now = new Date('2010-01-14T10:00:00Z')
    const clerk = await stage.guest({ person: await personAt(stage.app, 'clara@example.org') })
    for (const { how, said } of arrived) {
      codes.push(await keyIn(clerk, how, said))
      assert.match(await wordsOn(clerk), new RegExp(say(`responses.channels.${how.channel}`)))
    }
    assert.equal(new Set(codes).size, 5)
    const [mail] = await mailTo(stage.app, 'sol@example.org')
    assert.ok(mail?.body.includes(codes[4] ?? 'no code'), 'whoever wrote by email gets the receipt by email')
    for (const code of codes) {
      const receipt = await clerk.context().request.get(`/responses/${code}/receipt.pdf`)
      assert.equal(receipt.headers()['content-type'], 'application/pdf')
    }
  })

  step('closes by itself after its last day, and takes nothing more', async () => {
    stage.app.clock.now = new Date('2010-01-22T09:00:00Z')
    await runJob(stage.app, 'open-and-close-consultations')
    const late = await stage.guest()
    await late.goto(`${BASE}/response`)
    assert.match(await wordsOn(late), new RegExp(say('responses.form.title-closed')))
  })

  step('is read without names, split into points, each tied to its paragraph and decided', async () => {
    reviewer = await stage.guest({ person: await personAt(stage.app, 'rhys@example.org') })
    lead = await stage.guest({ person: people.councilContact })
    await beginAnalysis(lead)
    assert.equal(await readAll(reviewer), 5)
    const left = await undecided(reviewer)
    await lead.goto(`${BASE}/analysis`)
    assert.match(await wordsOn(lead), new RegExp(say('points.analysis.undecided', { count: left.length })))
    const report = lead.getByRole('button', { name: say('points.analysis.report') })
    assert.equal(await report.count(), 0, 'no report while a point has no action')
    decided = await decideAll(reviewer, decisions)
    assert.equal(decided.size, left.length)
    assert.deepEqual(await undecided(reviewer), [])
  })

  step('puts every change into the next version of its code, and publishes what was done', async () => {
    const pages = await makeVersions(lead)
    assert.equal(pages.length, 2, 'both codes change')
    await publishReport(lead)
    assert.match(await wordsOn(lead), new RegExp(say('points.done.published')))
  })

  step('shows everybody the register, the report, and both codes with the changes marked', async () => {
    const reader = await stage.guest()
    await reader.goto(BASE)
    await follow(reader, say('consultations.public.outcome'))
    const outcome = reader.url()
    for (const code of [/on Consultation with/, /on Partnerships with/]) {
      await leads(reader, () => reader.getByRole('link', { name: code }).click())
      const marked = await reader.locator('main ins').allTextContents()
      const added = [...decided.values()].flatMap(({ add }) => (add ? [add] : []))
      assert.ok(
        marked.some(text => added.some(words => text.includes(words))),
        marked.join(' | '),
      )
      const dropped = await reader.locator('main del').count()
      assert.equal(dropped > 0, code.source.includes('Consultation'), 'only 10.7c goes')
      await reader.goto(outcome)
    }
    await follow(reader, say('points.outcome.register'))
    const register = await wordsOn(reader)
    for (const [number, { reason }] of decided)
      assert.match(register, new RegExp(`${say('points.number', { number })}.*${reason}`))
    assert.doesNotMatch(register, /Asha|Mo Post|asha@|Fen Lane/)
    assert.match(register, /should count public holidays/)
    assert.doesNotMatch(register, /what happens in August/, 'not published where it was not allowed')
    await reader.goto(`${BASE}/report`)
    assert.match(await wordsOn(reader), /5 responses came/)
  })

  step('tells whoever can be reached, once, and shows each respondent what became of each point', async () => {
    await runJob(stage.app, 'send-feedback')
    await runJob(stage.app, 'send-feedback')
    for (const address of ['asha@example.org', 'sol@example.org'])
      assert.equal((await mailTo(stage.app, address)).length, 2, `a receipt and the outcome to ${address}`)
    await lead.goto(`${BASE}/feedback`)
    const counts = await lead.locator('main dd').allTextContents()
    assert.deepEqual(counts.map(Number), [5, 3, 2, 1, 0], 'responses, reachable, told, by letter, waiting')
    const respondent = await stage.guest({ script: false })
    await respondent.goto(`/responses/${codes[0]}`)
    const own = await wordsOn(respondent)
    assert.match(own, /should count public holidays/)
    assert.match(own, /\[added: Public holidays and August do not count\./)
    assert.match(own, new RegExp(say('responses.points.change-drop', { place: '10.7c' })))
    assert.match(own, new RegExp(say('responses.points.passed-to', { body: 'Highways' })))
    const onText = [...decided.values()].filter(each => each.about)
    const byThemselves = onText.filter(each => !each.byHand).length
    assert.ok(byThemselves >= 4, `${byThemselves} points found their paragraph by themselves`)
    console.log(
      `Score: replay of a real pack: 85 days, 12 questions, 5 responses by 4 channels, ${decided.size} points, ${byThemselves} of ${onText.length} on paragraphs tied to them by themselves, 2 next versions`,
    )
  })

  it('nothing went wrong in any browser', () => assert.deepEqual(stage.troubles, []))
})
