package bibliography

// accents are the combining characters of LaTeX's accents.
var accents = map[string]string{
	"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", `"`: "\u0308",
	"h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331",
	"G": "\u030f", "U": "\u030e", "t": "\u0361", "textcommabelow": "\u0326",
}

// symbols are the commands that stand for a character or a word in text.
var symbols = map[string]string{
	"&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ", ",": " ", ";": " ", ":": " ",
	`\`: " ", "newline": " ", "par": " ", "quad": " ", "qquad": " ", "space": " ", "thinspace": " ", "enspace": " ", "nobreakspace": " ",
	"-": "", "/": "", "@": "", "!": "", "(": "", ")": "", `"`: `"`,

	"ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å",
	"i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ",
	"textschwa": "ə", "cyrchar": "",

	"S": "§", "textsection": "§", "P": "¶", "textparagraph": "¶", "dag": "†", "textdagger": "†", "ddag": "‡", "textdaggerdbl": "‡",
	"copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "pounds": "£", "textsterling": "£",
	"euro": "€", "texteuro": "€", "EUR": "€", "textyen": "¥", "textcent": "¢", "textdollar": "$",
	"ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—", "textbullet": "•", "textperiodcentered": "·",
	"textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "textquotedbl": `"`,
	"textquotesingle": "'", "lq": "‘", "rq": "’", "quotedblbase": "„", "glqq": "„", "grqq": "“", "quotesinglbase": "‚", "glq": "‚", "grq": "‘",
	"guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»", "flqq": "«", "frqq": "»", "og": "« ", "fg": " »",
	"guilsinglleft": "‹", "guilsinglright": "›", "flq": "‹", "frq": "›",
	"textexclamdown": "¡", "textquestiondown": "¿", "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`",
	"textbackslash": `\`, "textunderscore": "_", "textbraceleft": "{", "textbraceright": "}", "textbar": "|", "textless": "<", "textgreater": ">",
	"textdegree": "°", "degree": "°", "textordfeminine": "ª", "textordmasculine": "º", "textnumero": "№", "slash": "/", "textdiv": "÷",
	"textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾", "texttimes": "×", "textpm": "±", "textmu": "µ", "textminus": "−",
	"textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³", "textasteriskcentered": "*",
	"TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "XeLaTeX": "XeLaTeX", "today": "",
}

// mathSymbols are the commands that stand for a character in a formula.
var mathSymbols = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
	"vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
	"varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
	"Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ",
	"Omega": "Ω", "ell": "ℓ", "hbar": "ℏ", "infty": "∞", "partial": "∂", "nabla": "∇", "emptyset": "∅",
	"times": "×", "cdot": "·", "pm": "±", "mp": "∓", "div": "÷", "ast": "*", "circ": "∘", "bullet": "•", "star": "⋆", "oplus": "⊕", "otimes": "⊗",
	"le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "ll": "≪", "gg": "≫", "approx": "≈", "sim": "∼", "simeq": "≃",
	"equiv": "≡", "propto": "∝", "lt": "<", "gt": ">", "in": "∈", "subset": "⊂", "cup": "∪", "cap": "∩",
	"to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "uparrow": "↑", "downarrow": "↓",
	"prime": "′", "sum": "∑", "prod": "∏", "int": "∫", "cdots": "⋯", "forall": "∀", "exists": "∃", "neg": "¬", "land": "∧", "lor": "∨",
	"log": "log", "ln": "ln", "sin": "sin", "cos": "cos", "exp": "exp", "min": "min", "max": "max", "det": "det", "dim": "dim",
}

// silent are the commands that change how text looks and write none.
var silent = map[string]bool{
	"em": true, "it": true, "bf": true, "sc": true, "sf": true, "tt": true, "sl": true, "rm": true, "up": true, "md": true,
	"itshape": true, "bfseries": true, "scshape": true, "sffamily": true, "ttfamily": true, "upshape": true, "slshape": true,
	"rmfamily": true, "mdseries": true, "normalfont": true, "small": true, "footnotesize": true, "scriptsize": true, "tiny": true,
	"normalsize": true, "large": true, "Large": true, "relax": true, "protect": true, "noindent": true, "unskip": true, "ignorespaces": true,
	"allowbreak": true, "break": true, "nobreak": true, "penalty": true, "sloppy": true, "leavevmode": true, "mbox": true, "xspace": true,
	"newblock": true, "hskip": true, "hfill": true, "selectfont": true, "bibrangedash": true, "adddot": true, "addspace": true,
}
