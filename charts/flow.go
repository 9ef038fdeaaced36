package charts

func (d *drawing) flow(f *figure) {}
