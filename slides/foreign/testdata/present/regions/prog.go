package prog

func run() {
	// START a OMIT
	for {
		secret() // OMIT

		step()
	}
	// END a OMIT
	// START b OMIT
	if ok {
		first()  // HLb
		second() // HLc
	}
	// END b OMIT
	// START c OMIT
	third() // HL
	fourth()
	// END c OMIT
}
