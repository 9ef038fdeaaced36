package charts

// In a browser the records of a large figure are not in the program: client/charts/large.js draws them.

func (d *drawing) sampled(*figure, string, *frame) []*trace { return nil }

func (d *drawing) sampledRows(*figure, *rowFrame) {}

func (d *drawing) remarks(*figure, *frame) {}
