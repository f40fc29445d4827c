"""Whether what is noticed goes with what is eaten or done, in one person's days; never a cause (method.md section 13).

`question` and `answer` hold plain values and import nothing; `answers` works them out and brings numpy, so that views
import it only when an answer is asked for. `waiting`: how long until there is one. `trial`: with and without caffeine.
"""
