package code

func main() {
	// #region add
	a := 1

	if a > 0 {
		a++
	}
	// #endregion
}
