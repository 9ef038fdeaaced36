// Mends a deck by what exhibit check says of it, and knows nothing else of the deck:
//
//	node docs/mend.mjs DIR              fixes that are certain, then suggestions one by one
//	node docs/mend.mjs DIR -certain     only fixes that are certain
//
// EXHIBIT is the program, bin/exhibit if it is not set. The exit code is 1 if anything is left for a person.
// A suggestion makes its finding go; whether what it writes is true, a person has to say: each is listed.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, env, exit } from 'node:process'

const exhibit = env.EXHIBIT ?? 'bin/exhibit'
const [dir] = argv.slice(2).filter((arg) => !arg.startsWith('-'))
const onlyCertain = argv.includes('-certain')

/** @returns what the check finds, without notes */
function check() {
	let out
	try {
		out = execFileSync(exhibit, ['check', '-json', dir], { stdio: ['ignore', 'pipe', 'ignore'] })
	} catch (failed) {
		out = failed.stdout // findings make it exit with 1
	}
	const report = JSON.parse(out)
	if (report.version !== 1) throw new Error(`check -json is of version ${report.version}, this is for 1`)
	return report.findings.filter((f) => f.severity !== 'note')
}

/** Replaces parts of files. Of two that overlap only the first is carried out. */
function apply(edits) {
	for (const file of new Set(edits.map((e) => e.file))) {
		const all = edits.filter((e) => e.file === file)
		const path = join(dir, file)
		const lines = readFileSync(path, 'utf8').split(/(?<=\r\n|\n|\r(?!\n))/)
		const offset = (line, column) => lines.slice(0, line - 1).reduce((n, l) => n + [...l].length, 0) + column - 1
		const text = [...lines.join('')] // characters: code points, as the columns count them
		const parts = all.map((e) => ({ from: offset(e.startLine, e.startColumn), to: offset(e.endLine, e.endColumn), text: e.newText }))
		let before = Infinity
		for (const p of parts.sort((a, b) => b.from - a.from)) {
			if (p.to > before) continue
			text.splice(p.from, p.to - p.from, p.text)
			before = p.from
		}
		writeFileSync(path, text.join(''))
	}
}

const named = (f) => `${f.file}:${f.line}:${f.column}: ${f.message}`
const what = (f) => f.rule + ' ' + f.message // a finding, wherever its line is by now
const tried = new Set() // suggestions that did not help
const told = []

/** One step: what is certain, else the next suggestion that helps, else a command. False if nothing is left to do. */
function step(findings) {
	const certain = findings.flatMap((f) => (f.fixes ?? []).filter((fix) => fix.certain && fix.edits).slice(0, 1).map((fix) => ({ f, fix })))
	if (certain.length > 0) {
		apply(certain.flatMap((c) => c.fix.edits))
		told.push(...certain.map((c) => `certain: ${c.fix.does}: ${named(c.f)}`))
		return true
	}
	for (const f of onlyCertain ? [] : findings) {
		for (const fix of f.fixes ?? []) {
			const key = what(f) + JSON.stringify(fix)
			if (fix.certain || !fix.edits || tried.has(key)) continue
			tried.add(key)
			const before = fix.edits.map((e) => [join(dir, e.file), readFileSync(join(dir, e.file))])
			apply(fix.edits)
			if (check().length < findings.length) {
				told.push(`suggested: ${fix.does}: ${named(f)}`)
				return true
			}
			for (const [path, text] of before) writeFileSync(path, text)
		}
	}
	const command = findings.flatMap((f) => f.fixes ?? []).find((fix) => fix.run && !tried.has(String(fix.run)))
	if (command) {
		tried.add(String(command.run))
		execFileSync(exhibit, command.run, { stdio: 'ignore' })
		told.push(`certain: ${command.does}: exhibit ${command.run.join(' ')}`)
		return true
	}
	return false
}

let findings = check()
for (let round = 0; findings.length > 0 && round < 100 && step(findings); round++) findings = check()
for (const line of told) console.log(line)
for (const f of findings) console.log(`left for a person: ${named(f)}`)
exit(findings.length > 0 ? 1 : 0)
