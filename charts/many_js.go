package charts

// In a browser the records of a large figure are not in the program: client/charts/large.js draws them.

// sample is empty.
type sample struct{ shapes []shape }

func (d *drawing) sampled(*figure, string, *frame) []*trace { return nil }

func (d *drawing) sampledRows(*figure, *rowFrame) {}

func (d *drawing) remarks(*figure, *frame) {}
