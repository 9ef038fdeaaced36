package geography

// state is a state of the US, or the District of Columbia.
type state struct {
	fips, code, name string
	tile             [2]int // its column and its row on the map of tiles
}

// states have the numbers of FIPS 5-2, the codes of the US Postal Service and places that keep most neighbours beside
// each other.
var states = []state{
	{"01", "AL", "Alabama", [2]int{7, 6}},
	{"02", "AK", "Alaska", [2]int{0, 0}},
	{"04", "AZ", "Arizona", [2]int{2, 5}},
	{"05", "AR", "Arkansas", [2]int{5, 5}},
	{"06", "CA", "California", [2]int{1, 4}},
	{"08", "CO", "Colorado", [2]int{3, 4}},
	{"09", "CT", "Connecticut", [2]int{10, 3}},
	{"10", "DE", "Delaware", [2]int{10, 4}},
	{"11", "DC", "District of Columbia", [2]int{9, 5}},
	{"12", "FL", "Florida", [2]int{9, 7}},
	{"13", "GA", "Georgia", [2]int{8, 6}},
	{"15", "HI", "Hawaii", [2]int{0, 7}},
	{"16", "ID", "Idaho", [2]int{2, 2}},
	{"17", "IL", "Illinois", [2]int{6, 2}},
	{"18", "IN", "Indiana", [2]int{6, 3}},
	{"19", "IA", "Iowa", [2]int{5, 3}},
	{"20", "KS", "Kansas", [2]int{4, 5}},
	{"21", "KY", "Kentucky", [2]int{6, 4}},
	{"22", "LA", "Louisiana", [2]int{5, 6}},
	{"23", "ME", "Maine", [2]int{11, 0}},
	{"24", "MD", "Maryland", [2]int{9, 4}},
	{"25", "MA", "Massachusetts", [2]int{11, 2}},
	{"26", "MI", "Michigan", [2]int{8, 2}},
	{"27", "MN", "Minnesota", [2]int{5, 2}},
	{"28", "MS", "Mississippi", [2]int{6, 6}},
	{"29", "MO", "Missouri", [2]int{5, 4}},
	{"30", "MT", "Montana", [2]int{3, 2}},
	{"31", "NE", "Nebraska", [2]int{4, 4}},
	{"32", "NV", "Nevada", [2]int{2, 3}},
	{"33", "NH", "New Hampshire", [2]int{11, 1}},
	{"34", "NJ", "New Jersey", [2]int{9, 3}},
	{"35", "NM", "New Mexico", [2]int{3, 5}},
	{"36", "NY", "New York", [2]int{9, 2}},
	{"37", "NC", "North Carolina", [2]int{7, 5}},
	{"38", "ND", "North Dakota", [2]int{4, 2}},
	{"39", "OH", "Ohio", [2]int{7, 3}},
	{"40", "OK", "Oklahoma", [2]int{4, 6}},
	{"41", "OR", "Oregon", [2]int{1, 3}},
	{"42", "PA", "Pennsylvania", [2]int{8, 3}},
	{"44", "RI", "Rhode Island", [2]int{10, 2}},
	{"45", "SC", "South Carolina", [2]int{8, 5}},
	{"46", "SD", "South Dakota", [2]int{4, 3}},
	{"47", "TN", "Tennessee", [2]int{6, 5}},
	{"48", "TX", "Texas", [2]int{4, 7}},
	{"49", "UT", "Utah", [2]int{2, 4}},
	{"50", "VT", "Vermont", [2]int{10, 1}},
	{"51", "VA", "Virginia", [2]int{8, 4}},
	{"53", "WA", "Washington", [2]int{1, 2}},
	{"54", "WV", "West Virginia", [2]int{7, 4}},
	{"55", "WI", "Wisconsin", [2]int{7, 2}},
	{"56", "WY", "Wyoming", [2]int{3, 3}},
}
