// The slider says what it stands for while it is moved; the words for each of its steps come with the form.

const say = (output) => {
  const { percent, nutrient } = output.form.elements;
  const words = JSON.parse(output.dataset.words)[nutrient.value]?.[percent.value / percent.step] ?? "";
  output.value = words;
  percent.setAttribute("aria-valuetext", words);
};

document.addEventListener("input", ({ target }) => {
  const output = target.form?.querySelector("output[data-words]");
  if (output) say(output);
});
addEventListener("pageshow", () => document.querySelectorAll("output[data-words]").forEach(say)); // a restored form
