package charts

// spreadOut moves texts of given sizes along a line so that none lies on another and all lie from lo to hi: as little as
// it can, and in their order. at are their middles, sorted. Sizes that are more than the room overlap at its end.
func spreadOut(at, sizes []float64, lo, hi float64) {
	// Of texts that touch, the first decides where all are. So starts, which are the places of the first of so many
	// texts that touch, must not fall from one text to the next: those that would are one run, with their mean.
	type run struct{ start, n float64 }
	var runs []run
	before := make([]float64, len(at)) // the sizes of earlier texts, and half of its own
	sum := 0.0
	for i, size := range sizes {
		before[i] = sum + size/2
		sum += size
		r := run{at[i] - before[i], 1}
		for len(runs) > 0 && runs[len(runs)-1].start > r.start {
			o := runs[len(runs)-1]
			runs = runs[:len(runs)-1]
			r = run{(o.start*o.n + r.start*r.n) / (o.n + r.n), o.n + r.n}
		}
		runs = append(runs, r)
	}
	i := 0
	for _, r := range runs {
		for range int(r.n) {
			at[i] = max(min(r.start, hi-sum), lo) + before[i]
			i++
		}
	}
}
